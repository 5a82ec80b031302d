package org.deskbridge.escalation;

import java.util.List;
import java.util.stream.Collectors;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;

/** The few lines that spare a human the transcript: made of the conversation's own words. */
final class Summary {
    private static final int LINE = 280;

    private Summary() {}

    static String of(List<Said> transcript, List<Reason> reasons) {
        var asked = by(transcript, Author.Kind.VISITOR);
        var answered = by(transcript, Author.Kind.ASSISTANT);
        var text = new StringBuilder("Handed over because of: ")
                .append(reasons.stream().map(Reason::word).collect(Collectors.joining(", ")));
        if (!asked.isEmpty()) {
            text.append("\nFirst asked: ").append(line(asked.getFirst()));
        }
        if (asked.size() > 1) {
            text.append("\nLast said: ").append(line(asked.getLast()));
        }
        if (!answered.isEmpty()) {
            text.append("\nThe assistant's last answer: ").append(line(answered.getLast()));
        }
        return text.append("\nMessages so far: ")
                .append(asked.size())
                .append(" from the visitor, ")
                .append(answered.size())
                .append(" from the assistant")
                .toString();
    }

    private static List<String> by(List<Said> transcript, Author.Kind kind) {
        return transcript.stream()
                .filter(said -> said.author().kind() == kind && !said.internal())
                .map(Said::gist)
                .toList();
    }

    private static String line(String text) {
        var oneLine = text.strip().replaceAll("\\s+", " ");
        return oneLine.length() <= LINE ? oneLine : oneLine.substring(0, LINE - 1) + "…";
    }
}
