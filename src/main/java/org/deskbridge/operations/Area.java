package org.deskbridge.operations;

import java.util.Locale;

/** The part of the product that a request is for. */
enum Area {
    WEBHOOK,
    REST,
    CONSOLE,
    WIDGET,
    SOCKET,
    OTHER;

    /** Of a path below the context root. */
    static Area of(String path) {
        if (path.startsWith("/api/")) {
            return path.endsWith("/webhook") ? WEBHOOK : REST;
        }
        if (path.startsWith("/console/")) {
            return CONSOLE;
        }
        if (path.startsWith("/widget/")) {
            return WIDGET;
        }
        return path.startsWith("/ws/") ? SOCKET : OTHER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
