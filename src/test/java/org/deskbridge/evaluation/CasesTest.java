package org.deskbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deskbridge.TestDatabase;
import org.deskbridge.evaluation.TestCases.Imported;
import org.deskbridge.language.Embedding;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Problem.FieldError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test cases: typed, taken from a decision, brought as a table, or refused by their field or line. */
class CasesTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final Embedding EMBEDDING = new Embedding();

    private final EvaluationBeans beans = new EvaluationBeans(DATABASE, EMBEDDING);
    private final UUID oars = beans.article("Oars", "An oar costs ten pounds.");
    private final UUID set = beans.set("Boats");

    @AfterAll
    static void stop() {
        EMBEDDING.close();
        DATABASE.close();
    }

    private List<FieldError> refused(Runnable what) {
        return catchThrowableOfType(Problem.class, what::run).errors();
    }

    private Imported bring(String table) {
        return beans.inside(() -> beans.cases.bring(set, table));
    }

    private TestCases.CaseView only() {
        var all = beans.inside(() -> beans.cases.list(set, null, 10));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "'',unknown,'',question",
        "Why?,perhaps,'',expectation",
        "Why?,'','',expectation",
        "Why?,article,'',article",
        "Why?,article,nonsense,article"
    })
    void what_is_wrong_with_a_case_is_said_by_its_field(
            String question, String expectation, String article, String field) {
        var body = EvaluationBeans.fields("question", question, "expectation", expectation, "article", article);
        assertThat(refused(() -> beans.inside(() -> beans.cases.add(set, body))))
                .extracting(FieldError::field)
                .containsExactly(field);
    }

    @Test
    void another_workspaces_article_and_too_long_a_question_are_refused_at_once() {
        var foreign = new EvaluationBeans(DATABASE, EMBEDDING).article("Oars", "Not yours.");
        var body = EvaluationBeans.fields(
                "question", "x".repeat(4001), "expectation", "article", "article", foreign.toString());
        assertThat(refused(() -> beans.inside(() -> beans.cases.add(set, body))))
                .extracting(FieldError::field)
                .containsExactly("question", "article");
    }

    @Test
    void the_same_question_is_in_a_set_once() {
        beans.add(set, "question", "What is an oar?", "expectation", "unknown");
        var again = EvaluationBeans.fields("question", " What is an oar? ", "expectation", "hand-over");
        assertThat(refused(() -> beans.inside(() -> beans.cases.add(set, again))))
                .containsExactly(new FieldError("question", "is in this set already"));
        beans.add(set, "question", "What is an oar?", "before", "I have a boat.", "expectation", "unknown");
        beans.add(beans.set("Other"), "question", "What is an oar?", "expectation", "unknown");
    }

    @Test
    void a_table_is_brought_whatever_separates_its_columns_and_twice_it_changes_what_is_there() {
        assertThat(bring("question;expectation;article title\nWhat is an oar?;article;oars\nA person;hand over"))
                .isEqualTo(new Imported(2, 0));
        assertThat(bring("What is an oar?,unknown\n\"Do you, perhaps,\nsell boats?\",unknown,\n"))
                .isEqualTo(new Imported(1, 1));
        var all = beans.inside(() -> beans.cases.list(set, null, 10));
        assertThat(all).extracting(TestCases.CaseView::expectation).containsExactly("unknown", "hand-over", "unknown");
        assertThat(all.getLast().question()).isEqualTo("Do you, perhaps,\nsell boats?");
        assertThat(bring("What is an oar?;;Oars")).isEqualTo(new Imported(0, 1));
        assertThat(beans.inside(() -> beans.cases.list(set, null, 10))
                        .getFirst()
                        .article())
                .isEqualTo(oars);
    }

    @Test
    void every_line_that_is_wrong_is_named_and_then_nothing_is_taken() {
        beans.article("Paddles", "One.");
        beans.article("paddles ", "Two.");
        var errors = refused(() -> bring("""
                question;expectation;article title
                What is an oar?;article;Oars

                "A question
                of two lines";maybe
                ;unknown
                What is a paddle?;article;Paddles
                What is a sail?;article;Sails
                What is a mast?;article
                What is an oar?;unknown"""));
        assertThat(errors.stream().map(error -> error.field() + " " + error.message()))
                .containsExactly(
                        "line 4 expects “maybe”; it must be one of article, hand-over, unknown",
                        "line 6 has no question",
                        "line 7 names “Paddles”, which is the title of 2 articles: give one of them another title, or"
                                + " name it by its id",
                        "line 8 names “Sails”, which was not found among the titles of this workspace",
                        "line 9 expects an article and has no title of one",
                        "line 10 asks the same as line 2");
        assertThat(beans.inside(() -> beans.cases.list(set, null, 10))).isEmpty();
        assertThat(refused(() -> bring("question;expectation\n\"open;unknown")))
                .extracting(FieldError::field)
                .containsExactly("file");
        assertThat(refused(() -> bring("question;expectation\n")))
                .extracting(FieldError::message)
                .containsExactly("has no cases");
    }

    @Test
    void a_set_holds_ten_thousand_cases_and_not_one_more() {
        bring(IntStream.range(0, TestCases.MOST)
                .mapToObj(one -> "Question " + one + ";unknown")
                .collect(Collectors.joining("\n")));
        var one = EvaluationBeans.fields("question", "One more?", "expectation", "unknown");
        assertThat(refused(() -> beans.inside(() -> beans.cases.add(set, one))))
                .extracting(FieldError::field)
                .containsExactly("cases");
        assertThat(refused(() -> bring("Question 7;hand-over\nOne more?;unknown")))
                .extracting(FieldError::message)
                .containsExactly("must be at most 10000 in a set; it would have 10001");
        assertThat(bring("Question 7;hand-over")).isEqualTo(new Imported(0, 1));
    }

    @Test
    void names_of_sets_are_there_once() {
        assertThat(refused(() -> beans.set("boats ")))
                .extracting(FieldError::message)
                .containsExactly("is taken by another set");
        var other = beans.set("Rafts");
        assertThat(refused(() -> beans.inside(() -> beans.sets.rename(other, "BOATS"))))
                .extracting(FieldError::field)
                .containsExactly("name");
        assertThat(beans.inside(() -> beans.sets.rename(set, "BOATS")).name()).isEqualTo("BOATS");
    }

    private String trace(String decision, String json) {
        var id = Ids.next();
        beans.database.tx(() -> beans.database
                .em()
                .createNativeQuery(
                        "insert into answer_trace (id, workspace_id, conversation_id, question_seq, question,"
                                + " decision, confidence, trace, created_at) values (:id, :workspace, null, 1,"
                                + " 'What is an oar?', :decision, 0.5, :trace, current_timestamp)")
                .setParameter("id", id)
                .setParameter("workspace", beans.workspace)
                .setParameter("decision", decision)
                .setParameter("trace", json)
                .executeUpdate());
        return id.toString();
    }

    @Test
    void a_decision_suggests_that_what_happened_then_is_expected_from_now_on() {
        beans.add(set, "trace", trace("answer", "{\"rule\":\"answer\",\"cited\":[\"" + oars + "\"]}"));
        assertThat(only().question()).isEqualTo("What is an oar?");
        assertThat(only().article()).isEqualTo(oars);
        var old = "{\"rule\":\"answer\",\"knowledge\":{\"ranked\":[{\"articleId\":\"" + oars + "\"}]}}";
        assertThat(added(trace("answer", old)).articleTitle()).isEqualTo("Oars");
        assertThat(added(trace("unsure", "{}")).expectation()).isEqualTo("unknown");
        assertThat(added(trace("unsure", "{\"rules\":[{\"fired\":true}]}")).expectation())
                .isEqualTo("hand-over");
        assertThat(added(trace("answer", old), "expectation", "hand-over").article())
                .isNull();
    }

    private TestCases.CaseView added(String trace, String... more) {
        var other = beans.set("Of " + trace);
        var fields = Stream.concat(Stream.of("trace", trace), Stream.of(more)).toArray(String[]::new);
        var id = beans.add(other, fields);
        return beans.inside(() -> beans.cases.get(id));
    }

    @Test
    void a_decision_that_is_not_here_and_an_article_that_is_gone_are_refused() {
        var theirs = new CasesTest().trace("unsure", "{}");
        assertThat(refused(() -> beans.add(set, "trace", theirs, "expectation", "unknown")))
                .extracting(FieldError::field)
                .contains("trace");
        var gone = trace("answer", "{\"rule\":\"answer\",\"cited\":[\"" + UUID.randomUUID() + "\"]}");
        assertThat(refused(() -> beans.add(set, "trace", gone)))
                .extracting(FieldError::field)
                .containsExactly("article");
    }
}
