package org.deskbridge.assistant;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.conversation.Tool;
import org.jspecify.annotations.Nullable;

/**
 * Something that a language model may have done while it answers. Whom it is done for is read from the {@link Talk}; an
 * argument that names a customer, an address or a workspace has no place here.
 */
public interface AgentTool {
    /** Letters, digits and underscores, and the same one every time. */
    String name();

    /** For the model: when to use it, and what comes back. */
    String description();

    /**
     * A JSON schema of type {@code object} whose properties are of type {@code string}, {@code integer}, {@code number} or
     * {@code boolean}, with {@code required}, {@code enum}, {@code maxLength}, {@code minimum} and {@code maximum} where
     * they help. Nothing else is understood, and arguments that it does not name are refused.
     */
    JsonObject arguments();

    /** Whether it is offered in this talk. */
    boolean isFor(Talk talk);

    /** Called outside any transaction with arguments that keep to the schema; what it throws counts as refused. */
    Outcome run(Talk talk, JsonObject arguments);

    /** What came of it. */
    sealed interface Outcome {
        /** Something an answer may be made of; the chips are shown to the visitor beside the answer. */
        record Told(String text, List<Tool> chips) implements Outcome {
            public Told {
                chips = List.copyOf(chips);
            }
        }

        /** Passages of articles, which get the next numbers to be cited by. */
        record Found(List<Source> sources) implements Outcome {
            public Found {
                sources = List.copyOf(sources);
            }
        }

        /** Not done; the model is told why, and no answer can be made of that. */
        record Refused(String why) implements Outcome {}

        /** A person goes on from here. */
        record HandOver() implements Outcome {}
    }

    /**
     * A passage of an article.
     *
     * @param confidence how probable it is that the article is right for what was asked, 0 to 1
     */
    record Source(UUID articleId, String title, @Nullable String url, String text, double confidence) {}
}
