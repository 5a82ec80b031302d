package org.deskbridge.assistant;

import java.util.List;
import org.deskbridge.conversation.Citation;
import org.deskbridge.conversation.Tool;

/** What the assistant does with a visitor's turn. */
public sealed interface Decision {
    /** How probable it is that this is right, between 0 and 1. */
    double confidence();

    /** What the articles hold, and what else was looked at for it. */
    record Answer(String text, List<Citation> citations, List<Tool> tools, double confidence) implements Decision {
        public Answer {
            citations = List.copyOf(citations);
            tools = List.copyOf(tools);
        }

        public Answer(String text, List<Citation> citations, double confidence) {
            this(text, citations, List.of(), confidence);
        }
    }

    /** What a help desk knows, told or not; the tools say where it was looked. */
    record Looked(String text, List<Tool> tools) implements Decision {
        public Looked {
            tools = List.copyOf(tools);
        }

        @Override
        public double confidence() {
            return 1;
        }
    }

    /** The visitor wants a human. */
    record HandOver(String reason, double confidence) implements Decision {}

    /** The knowledge base does not hold it, or not surely enough; the confidence is that of what was not said. */
    record Unsure(double confidence) implements Decision {}

    /** Courtesies, which ask for no answer and never for a human. */
    record SmallTalk(Courtesy courtesy) implements Decision {
        @Override
        public double confidence() {
            return 1;
        }
    }

    /** What a visitor says to be polite, and a file without a word, which is answered like it. */
    enum Courtesy {
        HELLO,
        THANKS,
        BYE,
        FILE
    }
}
