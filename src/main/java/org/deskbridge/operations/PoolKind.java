package org.deskbridge.operations;

import java.util.Locale;
import org.deskbridge.platform.Ids;
import org.deskbridge.work.Task;

/** What the work of a pool waits for; pools themselves are as many as connectors and workspaces. */
enum PoolKind {
    INNER,
    DESK,
    MODEL,
    SOURCE,
    OTHER;

    static PoolKind of(String pool) {
        if (pool.equals(Task.INNER)) {
            return INNER;
        }
        if (Ids.parse(pool).isPresent()) {
            return DESK;
        }
        if (pool.startsWith("ai:")) {
            return MODEL;
        }
        return pool.startsWith("src:") ? SOURCE : OTHER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
