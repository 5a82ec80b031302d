package org.deskbridge.assistant;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A chat model somewhere else. What it says is believed as little as what a visitor types. */
public interface LanguageModel {
    /** Where work that asks a model waits: a workspace whose model hangs holds up threads of its own and nobody else's. */
    static String pool(UUID workspace) {
        return "ai:" + workspace;
    }

    /** Whether this workspace has one at all, whatever state that is in. */
    boolean isFor(UUID workspace);

    /**
     * One reply, slow and never in a transaction; pieces of its text are handed over as they come. Throws
     * {@link ModelTrouble}, and whatever the taker of the pieces throws to have it stopped.
     */
    Reply reply(Prompt prompt, Consumer<String> pieces);

    /** What a model is told, and what it may ask for. */
    record Prompt(UUID workspace, UUID conversation, List<Line> lines, List<Offer> offers) {
        public Prompt {
            lines = List.copyOf(lines);
            offers = List.copyOf(offers);
        }
    }

    /** One line of the talk with a model. */
    sealed interface Line {
        /** Our own words, the only ones that are to be obeyed. */
        record Instruction(String text) implements Line {}

        /** Fenced words of others. */
        record Material(String text) implements Line {}

        /** What the model said before, when it asked for tools. */
        record Earlier(Reply reply) implements Line {}

        /** What came of a call. */
        record Result(Call call, String text) implements Line {}
    }

    /** A tool as the model sees it. */
    record Offer(String name, String description, JsonObject arguments) {}

    /** What the model wants done; name and arguments are whatever it wrote. */
    record Call(String id, String name, String arguments) {}

    /** Text, calls, or both, or neither, and what they have cost. */
    record Reply(String text, List<Call> calls, Usage usage) {
        public Reply {
            calls = List.copyOf(calls);
        }

        public Reply(String text, List<Call> calls) {
            this(text, calls, Usage.NONE);
        }
    }
}
