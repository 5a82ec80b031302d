package org.deskbridge.console;

import java.util.Optional;
import java.util.stream.Stream;

/** A help desk as the console presents it, whether or not something here speaks to it yet. */
public enum Vendor {
    GORGIAS("gorgias", "Gorgias", "Go", "Tickets for online shops. Replies from Gorgias appear in the chat."),
    ZENDESK("zendesk", "Zendesk", "Ze", "Tickets in Zendesk Support, kept in step in both directions."),
    ZENDESK_CONVERSATIONS(
            "zendesk-conversations", "Zendesk Conversations", "Zc", "Live two-way chat in Zendesk's agent workspace."),
    FRESHDESK("freshdesk", "Freshdesk", "Fr", "Tickets in Freshdesk."),
    INTERCOM("intercom", "Intercom", "In", "Conversations in Intercom's inbox.");

    private final String type;
    private final String title;
    private final String initials;
    private final String line;

    Vendor(String type, String title, String initials, String line) {
        this.type = type;
        this.title = title;
        this.initials = initials;
        this.line = line;
    }

    static Optional<Vendor> of(String type) {
        return Stream.of(values()).filter(one -> one.type.equals(type)).findFirst();
    }

    static String title(String type) {
        return Vendor.of(type).map(Vendor::getTitle).orElse(type);
    }

    public String getType() {
        return type;
    }

    public String getTitle() {
        return title;
    }

    public String getInitials() {
        return initials;
    }

    public String getLine() {
        return line;
    }

    /** Behind the label of an account's own address. */
    public String getDomain() {
        return switch (this) {
            case GORGIAS -> "gorgias.com";
            case ZENDESK, ZENDESK_CONVERSATIONS -> "zendesk.com";
            case FRESHDESK -> "freshdesk.com";
            case INTERCOM -> "intercom.com";
        };
    }
}
