package org.deskbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deskbridge.TestDatabase;
import org.deskbridge.assistant.LanguageModel.Call;
import org.deskbridge.assistant.ModelTrouble;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat endpoint in all the states that endpoints are in. */
class ChatModelTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();

    @TempDir
    Path directory;

    private final ChatServer server = new ChatServer();
    private ModelFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ModelFixture(DATABASE, directory);
        fixture.uses(server);
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private Kind trouble() {
        return catchThrowableOfType(ModelTrouble.class, () -> fixture.reply(UUID.randomUUID()))
                .kind();
    }

    @Test
    void an_answer_comes_in_pieces_and_is_counted_as_the_endpoint_counts_it() {
        server.will(ChatServer.says("sources: 1\n", "You have ", "45 days."));
        assertThat(fixture.reply().text()).isEqualTo("sources: 1\nYou have 45 days.");
        assertThat(fixture.pieces).containsExactly("sources: 1\n", "You have ", "45 days.");
        assertThat(server.keys).containsExactly("Bearer sk-own");
        assertThat(fixture.spent()).isEqualTo(111);
        var request = server.requests.getFirst();
        assertThat(request.getString("model")).isEqualTo("m");
        assertThat(request.getBoolean("stream")).isTrue();
        assertThat(request.getJsonArray("messages").getJsonObject(0).getString("role"))
                .isEqualTo("system");
        var function = request.getJsonArray("tools").getJsonObject(0).getJsonObject("function");
        var query =
                function.getJsonObject("parameters").getJsonObject("properties").getJsonObject("query");
        assertThat(query.getInt("maxLength")).isEqualTo(300);
    }

    @Test
    void what_a_reply_has_cost_comes_with_it() {
        server.will(ChatServer.says("sources: 1\n", "You have ", "45 days."));
        fixture.set(new ModelSettings.Change(null, null, null, null, null, null, 2.0, 10.0));
        var usage = fixture.reply().usage();
        assertThat(usage.model()).isEqualTo("m");
        assertThat(usage.tokensIn()).isEqualTo(100);
        assertThat(usage.tokensOut()).isEqualTo(11);
        assertThat(usage.cost()).isCloseTo(0.00031, within(1e-9));
        server.will(ChatServer.calls("search_knowledge", "{}"));
        var uncounted = fixture.reply().usage();
        assertThat(uncounted.tokensIn()).as("estimated").isBetween(10L, 200L);
    }

    @Test
    void what_the_model_asks_for_comes_as_it_wrote_it() {
        server.will(ChatServer.calls("search_knowledge", "{\"query\":\"warranty\"}"));
        assertThat(fixture.reply().calls())
                .containsExactly(new Call("call_1", "search_knowledge", "{\"query\":\"warranty\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{\"error\":{\"message\":\"bad key\"}}|UNAUTHORIZED",
                "403||UNAUTHORIZED",
                "404|{\"error\":{\"message\":\"The model `m` does not exist\"}}|UNKNOWN_MODEL",
                "404|<html>nothing here</html>|UNEXPECTED_SHAPE",
                "429|slow down|TOO_BUSY",
                "500|oops|BROKEN",
                "302||UNEXPECTED_SHAPE",
                "200|<html>a page</html>|UNEXPECTED_SHAPE",
                "200|{\"choices\":[{\"message\":{\"content\":\"not streamed\"}}]}|UNEXPECTED_SHAPE",
                "200||UNEXPECTED_SHAPE"
            })
    void each_cause_has_its_name(int status, String body, Kind kind) {
        server.will(ChatServer.status(status, body == null ? "" : body));
        assertThat(trouble()).isEqualTo(kind);
        assertThat(fixture.pieces).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json at all",
                "[]",
                "{}",
                "null",
                "{\"choices\":{}}",
                "{\"choices\":[{\"delta\":{\"content\":{\"a\":1}}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":\"x\"}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{}]},\"finish_reason\":\"tool_calls\"}]}",
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"error\":{\"message\":\"overloaded\"}}"
            })
    void what_is_no_answer_is_contained(String event) {
        server.will(ChatServer.events(event, "[DONE]"));
        assertThat(trouble()).isIn(Kind.UNEXPECTED_SHAPE, Kind.UNREACHABLE);
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        server.will(server.endless("all work and no play "));
        assertThat(trouble()).isIn(Kind.UNEXPECTED_SHAPE, Kind.TOO_SLOW);
        server.will(server.endless(""));
        assertThat(trouble()).isIn(Kind.UNEXPECTED_SHAPE, Kind.TOO_SLOW);
    }

    @Test
    void whoever_does_not_want_more_stops_it() {
        server.will(server.hangs("all work and no play "));
        fixture.exchange.limits = new Wire.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20));
        var begun = System.nanoTime();
        var heard = new StringBuilder();
        var trouble = catchThrowableOfType(
                ModelTrouble.class,
                () -> org.deskbridge.platform.Tenant.in(
                        fixture.workspace,
                        () -> fixture.exchange
                                .with(fixture.settings.endpoint(fixture.workspace), prompt(), piece -> {
                                    heard.append(piece);
                                    throw new ModelTrouble(Kind.NOT_WANTED, "somebody took over");
                                })
                                .reply()));
        assertThat(trouble.kind()).isEqualTo(Kind.NOT_WANTED);
        assertThat(heard).hasToString("all work and no play ");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private org.deskbridge.assistant.LanguageModel.Prompt prompt() {
        var line = new org.deskbridge.assistant.LanguageModel.Line.Material("A question.");
        return new org.deskbridge.assistant.LanguageModel.Prompt(
                fixture.workspace, fixture.conversation, java.util.List.of(line), java.util.List.of());
    }

    @Test
    void silence_is_not_waited_for() {
        server.will(server.hangs());
        assertThat(trouble()).isEqualTo(Kind.TOO_SLOW);
        server.will(server.hangs("sources: 1\n"));
        assertThat(trouble()).isEqualTo(Kind.TOO_SLOW);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void a_break_before_the_first_word_is_tried_once_more_and_one_after_it_is_not() {
        server.will(ChatServer.status(500, ""), ChatServer.says("sources: 1\nYes."));
        assertThat(fixture.reply().text()).endsWith("Yes.");
        assertThat(server.requests).hasSize(2);
        server.will(ChatServer.drops("sources: 1\nYou have"));
        assertThat(trouble()).isEqualTo(Kind.UNREACHABLE);
        assertThat(server.requests).hasSize(3);
        server.will(ChatServer.status(500, ""));
        assertThat(trouble()).isEqualTo(Kind.BROKEN);
        assertThat(server.requests).hasSize(5);
    }

    @Test
    void a_dead_one_is_left_alone_for_a_minute_and_then_tried_again() {
        server.will(ChatServer.status(401, ""));
        IntStream.range(0, 3).forEach(time -> assertThat(trouble()).isEqualTo(Kind.UNAUTHORIZED));
        assertThat(trouble()).isEqualTo(Kind.RESTING);
        assertThat(server.requests).hasSize(3);
        fixture.clock.pass(Duration.ofSeconds(61));
        assertThat(trouble()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(trouble()).isEqualTo(Kind.RESTING);
        fixture.clock.pass(Duration.ofSeconds(61));
        server.will(ChatServer.says("sources: 1\nYes."));
        assertThat(fixture.reply().text()).endsWith("Yes.");
    }

    @Test
    void a_conversation_and_a_day_have_a_budget_and_calls_at_once_do_not_pass_it() {
        server.will(ChatServer.says("sources: 1\nYes."));
        fixture.set(new ModelSettings.Change(null, null, null, null, 1_300L, null));
        fixture.reply();
        fixture.reply();
        assertThat(fixture.spent()).isEqualTo(222);
        fixture.set(new ModelSettings.Change(null, null, null, null, 1_200L, null));
        assertThat(catchThrowableOfType(ModelTrouble.class, fixture::reply).kind())
                .isEqualTo(Kind.OVER_BUDGET);
        fixture.reply(UUID.randomUUID());
        fixture.set(new ModelSettings.Change(null, null, null, null, 1_000_000L, 3_600L));
        var kinds = IntStream.range(0, 12)
                .parallel()
                .mapToObj(each -> Stream.of(catchThrowableOfType(ModelTrouble.class, () -> reserve(UUID.randomUUID())))
                        .filter(java.util.Objects::nonNull)
                        .toList())
                .toList();
        assertThat(kinds.stream().filter(java.util.List::isEmpty)).hasSize(3);
        assertThat(fixture.spent()).isLessThanOrEqualTo(3_600);
        fixture.clock.pass(Duration.ofDays(1));
        assertThat(fixture.reply(UUID.randomUUID()).text()).endsWith("Yes.");
    }

    /** Sets aside what a call needs and never says what it cost. */
    private void reserve(UUID conversation) {
        org.deskbridge.platform.Tenant.in(fixture.workspace, () -> {
            var aside = fixture.spending.aside(fixture.workspace, conversation, 1_050);
            if (!fixture.spending.setAside(aside, 1_000_000, 3_600)) {
                throw new ModelTrouble(Kind.OVER_BUDGET, "spent");
            }
        });
    }
}
