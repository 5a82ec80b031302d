package org.deskbridge.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.deskbridge.action.ActionBeans.with;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deskbridge.TestDatabase;
import org.deskbridge.action.Calls.Ran;
import org.deskbridge.conversation.Beans;
import org.deskbridge.language.Embedding;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.OutboundForTests;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();

    private final UUID workspace = Beans.workspace(DATABASE);
    private final Outbound outbound = OutboundForTests.open();
    private final Shop shop = new Shop();
    private ActionBeans beans;
    private JsonObject definition;

    @BeforeEach
    void a_shop_on_the_list(@TempDir Path folder) {
        System.setProperty("deskbridge.outbound.allow", "127.0.0.1");
        beans = new ActionBeans(DATABASE, folder, outbound, new Embedding());
        in(() -> beans.actions.allow(List.of(shop.host(), "localhost", "api.shop.example")));
        definition = ActionBeans.orderStatus(shop.url("/orders/{number}"));
    }

    @AfterEach
    void close() {
        System.clearProperty("deskbridge.outbound.allow");
        shop.close();
        OutboundForTests.close(outbound);
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private <T> T in(Supplier<T> work) {
        return Tenant.in(workspace, work);
    }

    private Ran run(String changes) {
        return in(() -> beans.trials.run(with(definition, changes)));
    }

    private static List<String> wrong(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).errors().stream()
                .map(Problem.FieldError::field)
                .toList();
    }

    private List<String> wrong(String changes) {
        return wrong(() -> in(() -> beans.actions.create(with(definition, changes))));
    }

    @Test
    void an_order_is_asked_about_and_told_in_the_admins_words() {
        var ran = run("{'values':{'number':'1043'}}");

        assertThat(ran.text()).isEqualTo("Your order 1043 is on its way.");
        assertThat(ran.ok()).isTrue();
        assertThat(shop.asked).containsExactly("GET /orders/1043");
    }

    @ParameterizedTest
    @CsvSource({
        "404, not-found, No such order.",
        "500, vendor-error, Not just now.",
        "302, vendor-error, Not just now.",
        "401, vendor-error, Not just now."
    })
    void an_answer_that_is_none_has_a_text_and_a_cause(int status, String cause, String text) {
        shop.answers(status, "{\"status\":\"stolen words\"}");
        var ran = run("{'values':{'number':'1043'}}");
        assertThat(ran.text()).isEqualTo(text);
        assertThat(ran.cause()).isEqualTo(cause);
        assertThat(shop.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[1]", "{}", "{\"status\":null}", "{\"status\":{\"a\":1}}", "{\"status\":"})
    void an_answer_without_what_the_text_needs_is_a_failure(String answer) {
        shop.answers(200, answer);
        assertThat(run("{'values':{'number':'1043'}}").cause()).isEqualTo("bad-answer");
    }

    @Test
    void answers_that_are_too_deep_too_long_or_without_end_are_contained() {
        shop.answers(200, "{\"status\":" + "[".repeat(60_000));
        assertThat(run("{'values':{'number':'1043'}}").cause()).isEqualTo("bad-answer");
        shop.answers(200, "{\"status\":\"" + "x".repeat(5_000) + "\"}");
        assertThat(run("{'values':{'number':'1043'}}").text()).hasSizeLessThan(400);
        shop.answersWithoutEnd();
        assertThat(run("{'values':{'number':'1043'}}").cause()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/{number}",
                "http://[::1]/{number}",
                "http://2130706433/{number}",
                "http://169.254.169.254/{number}",
                "http://[::ffff:7f00:1]/{number}",
                "http://0x7f.1/{number}",
                "https://{number}.example/",
                "https://api.shop.example:{number}/",
                "{number}://api.shop.example/",
                "https://user:pw@api.shop.example/{number}",
                "https://api.shop.example\\@evil.example/{number}",
                "https://evil.example/{number}",
                "https://api.shop.example.evil.example/",
                "ftp://api.shop.example/",
                "https://api.shop.example:8443/{number}",
                "https://api.shop.example/?{number}=1",
                "https://api.shop.example/#{number}",
                "https://api.shop.example/{nobody}",
                "api.shop.example/{number}"
            })
    void an_address_that_is_elsewhere_or_moves_with_an_argument_is_refused_by_field(String url) {
        assertThat(wrong("{'url':'" + url.replace("\\", "\\\\") + "'}")).containsOnly("url");
        assertThat(wrong(() -> run("{'url':'" + url.replace("\\", "\\\\") + "','values':{'number':'1043'}}")))
                .containsOnly("url");
        assertThat(shop.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "0", "[::1]", "[::ffff:7f00:1]", "169.254.169.254"})
    void a_private_address_on_the_list_is_still_not_called(String host) {
        System.clearProperty("deskbridge.outbound.allow");
        var place = host + shop.host().substring(shop.host().indexOf(':'));
        in(() -> beans.actions.allow(List.of(place)));
        var ran = run("{'url':'http://" + place + "/{number}','values':{'number':'1043'}}");
        assertThat(ran.cause()).isEqualTo("not-allowed");
        assertThat(shop.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a/../../admin, /v1/a%2F..%2F..%2Fadmin?q=a%2F..%2F..%2Fadmin",
        "1&admin=1#x, /v1/1%26admin%3D1%23x?q=1%26admin%3D1%23x",
        "?x=é %00, /v1/%3Fx%3D%C3%A9%20%2500?q=%3Fx%3D%C3%A9%20%2500",
        "{other}, /v1/%7Bother%7D?q=%7Bother%7D"
    })
    void an_argument_stays_in_its_place(String value, String asked) {
        var free = "{'arguments':[{'name':'number'}],'url':'" + shop.url("/v1/{number}?q={number}") + "',";
        run(free + "'values':{'number':'" + value + "'}}");
        assertThat(shop.takeAsked()).containsExactly("GET " + asked);
        assertThat(wrong(() -> run(free + "'values':{'number':'..'}}"))).containsExactly("values");
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void the_body_of_a_post_is_filled_with_values_and_never_with_json() {
        var post = "{'method':'POST','url':'" + shop.url("/find")
                + "','body':'{\\\"a\\\":[\\\"{number}\\\"],\\\"b\\\":\\\"No {what}\\\"}',"
                + "'arguments':[{'name':'number','type':'integer'},{'name':'what'}],";
        run(post + "'values':{'number':'7','what':'\\\"},{\\\"x\\\":1'}}");
        assertThat(shop.bodies).containsExactly("{\"a\":[7],\"b\":\"No \\\"},{\\\"x\\\":1\"}");
        assertThat(shop.headers.getFirst()).containsIgnoringCase("Idempotency-Key");
    }

    @Test
    void markup_of_the_vendor_or_of_a_visitor_becomes_plain_characters() {
        shop.answers(
                200,
                "{\"status\":\"<img src=x onerror=alert(1)> **bold** [go](https://evil.example) https://evil.example\\n- item\\u202e\"}");
        var text = run("{'values':{'number':'1043'}}").text();
        assertThat(text)
                .doesNotContain("<", ">", "**", "](", "https://", "\n", "\u202e")
                .contains("bold", "evil.example");
        var visitors = run("{'arguments':[{'name':'who'}],'url':'" + shop.url("/?q={who}")
                + "','response':{'text':'Hi {who}'},'values':{'who':'<b>[x](javascript:1)'}}");
        assertThat(visitors.text()).doesNotContain("<", "](", "javascript:").contains("Hi ");
    }

    @Test
    void a_link_is_made_only_where_the_admin_put_one_and_only_to_the_web() {
        var linked = "{'response':{'text':'[Track it]({link})','failed':'Not just now.'},'values':{'number':'1043'}}";
        shop.answers(200, "{\"link\":\"https://track.example/1?a=b\"}");
        assertThat(run(linked).text()).isEqualTo("[Track it](https://track.example/1?a=b)");
        shop.answers(200, "{\"link\":\"javascript:alert(1)\"}");
        assertThat(run(linked).text()).isEqualTo("Not just now.");
        shop.answers(200, "{\"link\":\"https://a.example/)[x](https://evil.example\"}");
        assertThat(run(linked).text()).isEqualTo("Not just now.");
    }

    @Test
    void the_secret_goes_to_the_shop_and_comes_back_in_nothing() {
        var logged = new StringBuilder();
        var handler = logInto(logged);
        var secret = "{'header':{'name':'Authorization','value':'" + Shop.SECRET + "'},";
        var view = in(() -> beans.actions.create(with(definition, secret + "'enabled':true}")));
        var shown = new StringBuilder(view.json().toString());
        shown.append(in(() -> beans.actions.list().toString()));
        var id = "{'id':'" + view.id() + "','header':{'name':'Authorization'},'values':{'number':'1043'},";
        shown.append(run(id + "'enabled':true}"));
        assertThat(shop.headers.getFirst()).contains(Shop.SECRET);
        shop.answers(200, "{\"status\":\"you sent " + Shop.SECRET + "\"}");
        var echoed = run(id + "'enabled':true}");
        assertThat(echoed.cause()).isEqualTo("bad-answer");
        shop.answers(500, Shop.SECRET);
        shown.append(echoed).append(run(id + "'enabled':true}"));
        shown.append(catchThrowableOfType(
                Problem.class, () -> run(id + "'name':'','method':'" + Shop.SECRET.length() + "'}")));
        assertThat(shown.append(logged).toString()).doesNotContain("s3cret").contains("•••");
        Logger.getLogger("").removeHandler(handler);
    }

    private static Handler logInto(StringBuilder text) {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                text.append(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        return handler;
    }

    @Test
    void a_stored_secret_is_kept_by_a_change_and_never_goes_to_another_place() {
        var view = in(() ->
                beans.actions.create(with(definition, "{'header':{'name':'X-Key','value':'" + Shop.SECRET + "'}}")));
        in(() -> beans.actions.change(view.id(), with(definition, "{'name':'Renamed','header':{'name':'X-Key'}}")));
        assertThat(in(() -> beans.actions.ready(view.id()).orElseThrow()).secret())
                .isEqualTo(Shop.SECRET);
        var moved = "{'id':'" + view.id() + "','header':{'name':'X-Key'},'values':{'number':'1043'},"
                + "'url':'https://api.shop.example/{number}'}";
        assertThat(wrong(() -> in(() -> beans.actions.change(view.id(), with(definition, moved)))))
                .containsExactly("header.value");
        assertThat(wrong(() -> run(moved))).containsExactly("header.value");
    }

    @Test
    void every_wrong_field_is_named() {
        assertThat(wrong(
                        "{'name':'','method':'PATCH','arguments':[{'name':'1x','type':'date'},{'name':'a','pattern':'('}],"
                                + "'header':{'name':'Host','value':'x'},'body':'{}','response':{}}"))
                .contains("name", "method", "arguments[0].name", "arguments[0].type", "arguments[1].pattern")
                .contains("header.name", "body", "response.text");
        assertThat(wrong(() -> run("{'values':{'number':'12'}}"))).containsExactly("values.number");
        assertThat(wrong(() -> run("{}"))).containsExactly("values.number");
    }

    @Test
    void a_pattern_that_would_never_end_ends() {
        var argument = new Argument("x", ArgumentType.TEXT, "(a+)+(b+)+c", List.of(), true, "?");
        assertThat(argument.refusal("a".repeat(40) + "b".repeat(40))).isPresent();
        assertThat(argument.in("a".repeat(400) + "!")).isEmpty();
    }

    @Test
    void another_workspace_sees_nothing_and_a_host_taken_from_the_list_is_no_longer_called() {
        var view = in(() -> beans.actions.create(new Fields(definition)));
        var other = Beans.workspace(DATABASE);
        assertThat(Tenant.in(other, () -> beans.actions.list())).isEmpty();
        assertThat(Tenant.in(other, () -> beans.actions.hosts())).isEmpty();
        assertThat(catchThrowableOfType(Problem.class, () -> Tenant.in(other, () -> beans.actions.get(view.id())))
                        .status())
                .isEqualTo(404);
        assertThat(wrong(() -> in(() -> beans.actions.create(new Fields(definition)))))
                .containsExactly("name");
        in(() -> beans.actions.allow(List.of()));
        assertThat(in(() -> beans.visitors.run(workspace, view.id(), java.util.Map.of("number", "1043"), "k"))
                        .text())
                .isEqualTo("Not just now.");
        assertThat(shop.asked).isEmpty();
    }
}
