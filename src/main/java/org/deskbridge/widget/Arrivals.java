package org.deskbridge.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one socket, one at a time. A client's first frame may arrive on another thread while the opening is still
 * asking the database; it waits here and is not lost.
 */
final class Arrivals {
    /** A client says hello and waits for the welcome; more than this before the opening is done is no client of ours. */
    private static final int MOST_EARLY = 16;

    private final List<String> early = new ArrayList<>();
    private @Nullable Consumer<String> taker;

    synchronized void opened(Consumer<String> chat) {
        taker = chat;
        early.forEach(chat);
        early.clear();
    }

    synchronized void arrive(String frame) {
        var chat = taker;
        if (chat != null) {
            chat.accept(frame);
        } else if (early.size() < MOST_EARLY) {
            early.add(frame);
        }
    }
}
