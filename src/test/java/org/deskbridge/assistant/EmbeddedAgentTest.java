package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.Decision.Courtesy;
import org.deskbridge.knowledge.ArticleFolder;
import org.deskbridge.language.Embedding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedAgentTest {
    private static final UUID WORKSPACE = new UUID(0, 1);
    private static final Embedding EMBEDDING = new Embedding();
    private static final EmbeddedAgent AGENT = agent();

    private static EmbeddedAgent agent() {
        var agent = new EmbeddedAgent();
        agent.embedding = EMBEDDING;
        agent.retrieval =
                new ArticleFolder(Path.of("src/main/resources/demo/articles"), EMBEDDING).retrieval(EMBEDDING);
        agent.load();
        return agent;
    }

    @AfterAll
    static void close() {
        EMBEDDING.close();
    }

    @Test
    void an_answer_is_made_of_the_articles_own_words_and_cites_it() {
        var decision = decide("How many days do I have to return something?");

        assertThat(decision).isInstanceOfSatisfying(Decision.Answer.class, answer -> {
            assertThat(answer.text()).hasSizeBetween(20, 450).contains("45 days");
            assertThat(answer.citations())
                    .singleElement()
                    .satisfies(citation -> assertThat(answer.text()).contains(citation.snippet()));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put me through to someone",
                "is there a real person I can talk to",
                "i want to talk to a persn",
                "human please",
                "Can somebody from your team call me back?",
                "no, I asked for an agent",
                "My parcel never came. This is the third time I ask. Get me your manager."
            })
    void a_human_is_asked_for_in_many_ways(String message) {
        assertThat(decide(message))
                .isInstanceOfSatisfying(
                        Decision.HandOver.class,
                        handOver -> assertThat(handOver.reason()).isEqualTo("explicit-request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no need to transfer me",
                "I don't want to talk to a human",
                "please don't connect me to an agent, just tell me the price of delivery",
                "I spoke to one of your people yesterday, she was very kind",
                "How do I return a jacket?",
                "do you sell gift cards",
                "transfer my points to another account"
            })
    void a_human_is_not_asked_for_by_refusing_or_mentioning_one(String message) {
        assertThat(decide(message)).isNotInstanceOf(Decision.HandOver.class);
    }

    @Test
    void nobody_is_handed_over_when_that_rule_is_off() {
        var judged = AGENT.decide(WORKSPACE, List.of("put me through to someone"), 0.6, false);

        assertThat(judged.decision()).isNotInstanceOf(Decision.HandOver.class);
    }

    @ParameterizedTest
    @CsvSource({
        "hello!, HELLO",
        "Hi there, HELLO",
        "thank you so much, THANKS",
        "great thx bye, BYE",
        "good morning, HELLO"
    })
    void courtesies_are_no_questions(String message, Courtesy courtesy) {
        assertThat(decide(message)).isEqualTo(new Decision.SmallTalk(courtesy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of Mongolia?",
                "why does my laptop fan make so much noise",
                "asdf qwer",
                "???",
                "Write me a poem about the sea"
            })
    void what_the_articles_do_not_hold_is_not_answered(String message) {
        assertThat(decide(message)).isInstanceOf(Decision.Unsure.class);
    }

    @Test
    void small_talk_before_a_question_does_not_hide_it() {
        assertThat(
                        decide(
                                "hi! i bought boots from you last week and love them. can i pay the next ones in three instalments?"))
                .isInstanceOf(Decision.Answer.class);
    }

    @Test
    void the_same_question_gets_the_same_confidence() {
        assertThat(decide("can i pay in three instalments").confidence())
                .isEqualTo(decide("can i pay in three instalments").confidence());
    }

    @Test
    void a_huge_message_is_no_burden() {
        assertThat(decide("word ".repeat(20_000))).isNotNull();
    }

    @Test
    void lists_keep_their_lines_and_the_line_that_introduces_them() {
        var text = "You need:\n• a box\n• tape\n• the label\nThat is all. Nothing else matters to us.";

        var excerpt = Excerpt.of(text, Arrays.asList(0.2, 0.3, 0.9, 0.3, 0.1, 0.0));

        assertThat(excerpt.text()).isEqualTo("You need:\n• a box\n• tape\n• the label");
    }

    private static Decision decide(String message) {
        return AGENT.decide(WORKSPACE, List.of(message), 0.6, true).decision();
    }
}
