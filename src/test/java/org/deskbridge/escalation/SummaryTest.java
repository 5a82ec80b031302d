package org.deskbridge.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Citation;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Tool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final List<Said> transcript = new ArrayList<>();

    private void said(Author author, String text, List<Citation> sources, List<Tool> tools, @Nullable String rating) {
        var seq = transcript.size() + 1L;
        var id = UUID.randomUUID();
        transcript.add(new Said(
                id, id, id, seq, seq, false, author, text, null, sources, List.of(), tools, rating, Instant.EPOCH));
    }

    private void visitor(String text) {
        said(Author.VISITOR, text, List.of(), List.of(), null);
    }

    private String text(String mood) {
        return Summary.of(transcript, mood).text(List.of("manual"), transcript);
    }

    @Test
    void it_says_what_the_problem_is_what_was_tried_and_what_is_open() {
        visitor("hello");
        visitor("My tent leaks at the seams");
        said(
                Author.assistant("Tally"),
                "Seal them.",
                List.of(new Citation(UUID.randomUUID(), "Caring for a tent", null, "Seal")),
                List.of(new Tool("history", "Gorgias · 2 earlier tickets")),
                "down");
        visitor("I did that twice already!");
        assertThat(text("impatient (turns the answer down)")).isEqualTo("""
                Handed over because of: manual
                Problem: My tent leaks at the seams. I did that twice already!
                Tried: the assistant answered from “Caring for a tent”; looked at “Gorgias · 2 earlier tickets”; \
                the visitor marked an answer as not helpful
                Open: “I did that twice already!”
                Mood: impatient (turns the answer down)
                Messages so far: 3 from the visitor, 1 from the assistant""");
    }

    @Test
    void a_few_words_are_a_problem_where_there_are_no_others_and_silence_is_none() {
        assertThat(text("calm"))
                .contains("Tried: the assistant found nothing to answer with")
                .doesNotContain("Problem:", "Open:");
        visitor("tent leaks");
        assertThat(text("calm")).contains("Problem: tent leaks\n", "Open: “tent leaks”");
    }

    @Test
    void a_long_story_is_cut_and_stays_one_paragraph() {
        visitor("word ".repeat(500) + "\n\nend");
        var lines = text("calm").lines().toList();
        assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).hasSizeLessThan(730));
    }
}
