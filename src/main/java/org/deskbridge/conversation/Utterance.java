package org.deskbridge.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said, before it has a number.
 *
 * @param clientId chosen by the speaker; the same id in the same conversation is the same message
 * @param internal an internal note, which a visitor never sees
 * @param at when it was said, where that was elsewhere and before; null for now
 * @param uploads files of the speaker that are part of no message yet
 */
public record Utterance(
        UUID conversation,
        Author author,
        String text,
        @Nullable String clientId,
        boolean internal,
        List<Citation> citations,
        List<UUID> uploads,
        List<Tool> tools,
        @Nullable Instant at) {
    /** Characters; the frame that carries it is bounded in bytes. */
    public static final int MAX_TEXT = 20_000;

    private static final Set<String> VISIBILITIES = Set.of("public", "internal");

    public Utterance {
        citations = List.copyOf(citations);
        uploads = List.copyOf(uploads);
        tools = List.copyOf(tools);
    }

    private Utterance(UUID conversation, Author author, String text, @Nullable String clientId, boolean internal) {
        this(conversation, author, text, clientId, internal, List.of(), List.of(), List.of(), null);
    }

    public static Utterance visitor(UUID conversation, String text, String clientId) {
        return new Utterance(conversation, Author.VISITOR, text, clientId, false);
    }

    public static Utterance assistant(
            UUID conversation, String name, String text, String clientId, List<Citation> citations) {
        return new Utterance(
                conversation, Author.assistant(name), text, clientId, false, citations, List.of(), List.of(), null);
    }

    public static Utterance system(UUID conversation, String text, @Nullable String onceKey) {
        return new Utterance(conversation, Author.SYSTEM, text, onceKey, false);
    }

    public static Utterance agent(UUID conversation, String name, String text, @Nullable String clientId) {
        return new Utterance(conversation, Author.agent(name), text, clientId, false);
    }

    public static Utterance note(UUID conversation, String name, String text, @Nullable String clientId) {
        return new Utterance(conversation, Author.agent(name), text, clientId, true);
    }

    /** What an agent wrote, through whichever door it came: the same fields everywhere. */
    public static Utterance agent(UUID conversation, String name, Fields fields) {
        var written = Written.in(fields, MAX_TEXT);
        var internal = "internal".equals(fields.choice("visibility", VISIBILITIES));
        var clientId = fields.optionalText("clientId", 64);
        fields.check();
        return new Utterance(conversation, Author.agent(name), written.text(), clientId, internal)
                .attaching(written.uploads());
    }

    /** The same with files, which become part of the message when it is stored. */
    public Utterance attaching(List<UUID> files) {
        return new Utterance(conversation, author, text, clientId, internal, citations, files, tools, at);
    }

    /** The same, saying what was looked at for it. */
    public Utterance using(List<Tool> used) {
        return new Utterance(conversation, author, text, clientId, internal, citations, uploads, used, at);
    }

    /** The same, said at another time than now. */
    public Utterance at(Instant then) {
        return new Utterance(conversation, author, text, clientId, internal, citations, uploads, tools, then);
    }
}
