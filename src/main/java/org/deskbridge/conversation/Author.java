package org.deskbridge.conversation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who said something, under the name that the others see. */
public record Author(Kind kind, @Nullable String name) {
    /** The four kinds of voices in a conversation. */
    public enum Kind {
        VISITOR,
        ASSISTANT,
        AGENT,
        SYSTEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Author VISITOR = new Author(Kind.VISITOR, null);
    public static final Author SYSTEM = new Author(Kind.SYSTEM, null);

    public static Author assistant(String name) {
        return new Author(Kind.ASSISTANT, name);
    }

    public static Author agent(String name) {
        return new Author(Kind.AGENT, name);
    }
}
