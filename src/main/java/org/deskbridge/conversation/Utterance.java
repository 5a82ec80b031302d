package org.deskbridge.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said, before it has a number.
 *
 * @param clientId chosen by the speaker; the same id in the same conversation is the same message
 * @param internal an internal note, which a visitor never sees
 */
public record Utterance(
        UUID conversation,
        Author author,
        String text,
        @Nullable String clientId,
        boolean internal,
        List<Citation> citations) {
    /** Characters; the frame that carries it is bounded in bytes. */
    public static final int MAX_TEXT = 20_000;

    public static Utterance visitor(UUID conversation, String text, String clientId) {
        return new Utterance(conversation, Author.VISITOR, text, clientId, false, List.of());
    }

    public static Utterance system(UUID conversation, String text, @Nullable String onceKey) {
        return new Utterance(conversation, Author.SYSTEM, text, onceKey, false, List.of());
    }

    public static Utterance agent(UUID conversation, String name, String text, @Nullable String clientId) {
        return new Utterance(conversation, Author.agent(name), text, clientId, false, List.of());
    }

    public static Utterance note(UUID conversation, String name, String text, @Nullable String clientId) {
        return new Utterance(conversation, Author.agent(name), text, clientId, true, List.of());
    }
}
