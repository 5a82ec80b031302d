package org.deskbridge.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sign of life from whoever answers: worth showing to the visitor now, and not worth storing. */
public sealed interface Signal {
    UUID conversation();

    /** Somebody is writing, or has stopped. */
    record Typing(UUID conversation, @Nullable String name, boolean on) implements Signal {}

    /** They have read up to this number. */
    record Seen(UUID conversation, long seq) implements Signal {}

    /** What the assistant is about to say to the visitor's message of this number, as far as it has come. */
    record Draft(UUID conversation, long reply, String text) implements Signal {}
}
