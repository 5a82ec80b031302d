package org.deskbridge.escalation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Citation;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Tool;

/**
 * The few lines that spare a human the transcript.
 *
 * @param problem one paragraph
 * @param tried what the visitor was told or what was looked up
 * @param open what still waits for an answer
 * @param mood how the visitor seems to feel, and why
 */
public record Summary(String problem, String tried, String open, String mood) {
    private static final int PART = 700;
    private static final int FEWEST_WORDS = 3;
    private static final int MOST_NAMED = 5;

    public Summary {
        problem = line(problem);
        tried = line(tried);
        open = line(open);
        mood = line(mood);
    }

    /** Made of the conversation's own words. */
    static Summary of(List<Said> transcript, String mood) {
        var asked = by(transcript, Author.Kind.VISITOR);
        return new Summary(problem(asked), tried(by(transcript, Author.Kind.ASSISTANT)), open(transcript), mood);
    }

    private static List<Said> by(List<Said> transcript, Author.Kind kind) {
        return transcript.stream()
                .filter(said -> said.author().kind() == kind && !said.internal())
                .toList();
    }

    /** What the visitor said in more than a few words; whatever they said where that is all there is. */
    private static String problem(List<Said> asked) {
        var telling = asked.stream()
                .map(said -> said.gist().strip())
                .filter(text -> text.split("\\s+", -1).length >= FEWEST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return telling.isEmpty()
                ? asked.stream().map(Said::gist).findFirst().orElse("")
                : telling.stream().map(Summary::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[\\p{Punct}。！？]$") ? text : text + ".";
    }

    private static String tried(List<Said> answers) {
        var articles = names(
                answers.stream().flatMap(said -> said.citations().stream()).map(Citation::title));
        var looked =
                names(answers.stream().flatMap(said -> said.tools().stream()).map(Tool::label));
        var rejected = answers.stream().anyMatch(said -> "down".equals(said.rating()));
        var text = Stream.of(
                        articles.isEmpty() ? "" : "answered from " + articles,
                        looked.isEmpty() ? "" : "looked at " + looked,
                        rejected ? "the visitor marked an answer as not helpful" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "the assistant found nothing to answer with" : "the assistant " + text;
    }

    private static String names(Stream<String> all) {
        return all.distinct().limit(MOST_NAMED).map(name -> "“" + name + "”").collect(Collectors.joining(", "));
    }

    private static String open(List<Said> transcript) {
        var said = transcript.stream()
                .filter(one -> !one.internal() && one.author().kind() != Author.Kind.SYSTEM)
                .toList();
        var last = by(said, Author.Kind.VISITOR);
        if (last.isEmpty()) {
            return "";
        }
        var text = "“" + last.getLast().gist().strip() + "”";
        return said.getLast().author().kind() == Author.Kind.VISITOR
                ? text
                : text + ", answered by the assistant: “"
                        + said.getLast().gist().strip() + "”";
    }

    /** As it stands in a ticket. */
    String text(List<String> reasons, List<Said> transcript) {
        return Stream.of(
                        "Handed over because of: " + String.join(", ", reasons),
                        part("Problem", problem),
                        part("Tried", tried),
                        part("Open", open),
                        part("Mood", mood),
                        counts(transcript))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String part(String name, String text) {
        return text.isEmpty() ? "" : name + ": " + text;
    }

    private static String counts(List<Said> transcript) {
        return String.format(
                Locale.ROOT,
                "Messages so far: %d from the visitor, %d from the assistant",
                by(transcript, Author.Kind.VISITOR).size(),
                by(transcript, Author.Kind.ASSISTANT).size());
    }

    private static String line(String text) {
        var oneLine = text.strip().replaceAll("\\s+", " ");
        return oneLine.length() <= PART ? oneLine : oneLine.substring(0, PART - 1) + "…";
    }
}
