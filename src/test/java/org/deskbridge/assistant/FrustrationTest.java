package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.deskbridge.knowledge.Samples;
import org.deskbridge.language.Embedding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Held-out messages and conversations, with the threshold that a workspace begins with. */
class FrustrationTest {
    private static final Path DATA = Path.of("src/test/resources/evaluation/frustration");
    private static final double THRESHOLD = 0.6;
    private static final String ANSWERED = "Here is what our pages say.";
    private static final Embedding EMBEDDING = new Embedding();
    private static final Frustration FRUSTRATION = new Frustration();

    @BeforeAll
    static void load() {
        FRUSTRATION.embedding = EMBEDDING;
        FRUSTRATION.load();
    }

    @AfterAll
    static void close() {
        EMBEDDING.close();
    }

    private static boolean fires(List<String> texts, String lastReply) {
        return FRUSTRATION.of(texts, lastReply).value() >= THRESHOLD;
    }

    @Test
    void most_who_lose_patience_are_recognised_and_hardly_anybody_else() {
        var lines = Samples.lines(DATA.resolve("held-out.jsonl"));
        var fired = lines.stream()
                .filter(line -> fires(List.of(line.getString("text")), ""))
                .toList();
        var right = fired.stream().filter(line -> line.getBoolean("frustrated")).count();
        var all = lines.stream().filter(line -> line.getBoolean("frustrated")).count();
        assertThat(right / (double) fired.size()).as("precision").isGreaterThan(0.88);
        assertThat(right / (double) all).as("recall").isGreaterThan(0.78);
    }

    @Test
    void ordinary_questions_alarm_nobody() {
        var questions = Samples.questions(Path.of("."), "shop");
        var alarms = questions.stream()
                .filter(question -> fires(List.of(question.text()), ANSWERED))
                .count();
        assertThat(alarms / (double) questions.size()).isLessThan(0.03);
    }

    @Test
    void repeating_and_turning_down_add_up() {
        var lines = Samples.lines(DATA.resolve("conversations.jsonl"));
        var wrong = lines.stream()
                .filter(line -> fires(texts(line), ANSWERED) != line.getBoolean("frustrated"))
                .map(Object::toString)
                .toList();
        assertThat(wrong).as(String.join("\n", wrong)).hasSizeLessThanOrEqualTo(4);
    }

    private static List<String> texts(jakarta.json.JsonObject line) {
        return line.getJsonArray("texts").getValuesAs(jakarta.json.JsonString::getString);
    }

    @Test
    void the_score_says_what_it_is_made_of() {
        var score = FRUSTRATION.of(List.of("Where is my parcel 1043?", "NO!! WHERE IS MY PARCEL 1043"), ANSWERED);
        assertThat(score.why()).contains("says the same again after an answer", "turns the answer down", "shouts");
        assertThat(FRUSTRATION.of(List.of("Thank you, that helps"), ANSWERED).value())
                .isLessThan(0.3);
        assertThat(FRUSTRATION.of(List.of(" "), ANSWERED)).isEqualTo(new Frustration.Score(0, ""));
    }
}
