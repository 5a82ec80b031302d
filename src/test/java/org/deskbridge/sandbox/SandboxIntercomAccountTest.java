package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an Intercom workspace has around its conversations: consent, windows, searches. */
class SandboxIntercomAccountTest {
    private static final String BACK = "http://127.0.0.1:9/back?x=1";

    private final SettableClock clock = new SettableClock();
    private final SandboxServer server = SandboxServer.checked(clock);
    private final Web browser = new Web(server.url("intercom", "demo"), "");
    private final IntercomWeb web = IntercomWeb.demo(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> page(String back) throws IOException, InterruptedException {
        return browser.get("/oauth?client_id=" + IntercomDesk.CLIENT_ID + "&state=s%2F1"
                + (back.isEmpty() ? "" : "&redirect_uri=" + URLEncoder.encode(back, UTF_8)));
    }

    private URI answered(String answer, String back) throws IOException, InterruptedException {
        var form = "client_id=%s&state=s%%2F1&redirect_uri=%s&answer=%s"
                .formatted(IntercomDesk.CLIENT_ID, URLEncoder.encode(back, UTF_8), answer);
        var sent = browser.send(browser.request("/oauth")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(sent.statusCode()).isEqualTo(303);
        return URI.create(sent.headers().firstValue("Location").orElseThrow());
    }

    private String code() throws IOException, InterruptedException {
        var query = Request.parsed(answered("allow", BACK).getRawQuery());
        assertThat(query).containsEntry("state", List.of("s/1")).containsEntry("x", List.of("1"));
        return query.getOrDefault("code", List.of("")).getFirst();
    }

    private HttpResponse<String> exchange(String code, String secret) throws IOException, InterruptedException {
        var noAccount = new Web(server.url("intercom", "auth/eagle/token"), "");
        var body = "{\"code\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                .formatted(code, IntercomDesk.CLIENT_ID, secret);
        return noAccount.send("POST", "", body);
    }

    @Test
    void whoever_allows_it_gives_a_code_that_is_good_once() throws Exception {
        assertThat(page(BACK).body()).contains("Allow", "Deny", "demo").doesNotContain("<script");
        var code = code();
        assertThat(code).endsWith("=");
        assertThat(exchange(code.replace("=", ""), IntercomDesk.CLIENT_SECRET).statusCode())
                .isEqualTo(401);
        assertThat(exchange(code, "wrong").statusCode()).isEqualTo(401);
        var given = exchange(code, IntercomDesk.CLIENT_SECRET);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        var token = json(given).getString("access_token");
        assertThat(new IntercomWeb(server.url("intercom", "demo"), token)
                        .get("/me")
                        .statusCode())
                .isEqualTo(200);
        assertThat(exchange(code, IntercomDesk.CLIENT_SECRET).statusCode()).isEqualTo(401);
    }

    @Test
    void a_code_is_good_for_five_minutes_and_comes_from_its_own_workspace() throws Exception {
        server.open("intercom", "other", "{}");
        var late = code();
        clock.pass(Duration.ofMinutes(5));
        assertThat(exchange(late, IntercomDesk.CLIENT_SECRET).statusCode()).isEqualTo(401);
        var token = json(exchange(code(), IntercomDesk.CLIENT_SECRET)).getString("token");
        assertThat(new IntercomWeb(server.url("intercom", "other"), token)
                        .get("/me")
                        .statusCode())
                .isEqualTo(401);
        var form = browser.send(browser.request("/auth/eagle/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("code=" + URLEncoder.encode(code(), UTF_8) + "&client_id="
                        + IntercomDesk.CLIENT_ID + "&client_secret=" + IntercomDesk.CLIENT_SECRET)));
        assertThat(form.statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_denies_it_gives_none_and_nobody_is_sent_where_it_is_not_registered() throws Exception {
        assertThat(answered("deny", BACK).getQuery()).isEqualTo("x=1&error=access_denied&state=s/1");
        assertThat(page("https://evil.example/back").statusCode()).isEqualTo(400);
        assertThat(page("").statusCode()).isEqualTo(400);
        assertThat(browser.get("/oauth?client_id=other&redirect_uri=" + BACK).statusCode())
                .isEqualTo(400);
        server.open("intercom", "demo", "{\"redirectUris\":[\"https://chat.example/back\"]}");
        assertThat(page("").body()).contains("https://chat.example/back");
        assertThat(page(BACK).statusCode()).isEqualTo(400);
    }

    @Test
    void a_state_is_no_html() throws Exception {
        var page = browser.get("/oauth?client_id=" + IntercomDesk.CLIENT_ID + "&state=%22%3E%3Cscript%3E&redirect_uri="
                + URLEncoder.encode(BACK, UTF_8));
        assertThat(page.body()).doesNotContain("<script>").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void an_app_that_is_thrown_out_is_let_in_again_by_consent_only() throws Exception {
        assertThat(browser.send("POST", "/_sandbox/revoke", "").statusCode()).isEqualTo(204);
        assertThat(web.get("/me").statusCode()).isEqualTo(401);
        var token = json(exchange(code(), IntercomDesk.CLIENT_SECRET)).getString("token");
        assertThat(new IntercomWeb(server.url("intercom", "demo"), token)
                        .get("/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_window_of_ten_seconds_says_when_it_ends_and_no_retry_after() throws Exception {
        server.open("intercom", "demo", "{\"rateLimits\":{\"limit\":3}}");
        for (var left : List.of("2", "1", "0")) {
            assertThat(web.get("/me").headers().firstValue("X-RateLimit-Remaining"))
                    .hasValue(left);
        }
        var refused = web.get("/me");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(IntercomWeb.code(refused)).isEqualTo("rate_limit_exceeded");
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(refused.headers().firstValue("X-RateLimit-Reset"))
                .hasValue(Long.toString(clock.instant().getEpochSecond() + 10));
        clock.pass(Duration.ofSeconds(10));
        assertThat(web.get("/me").statusCode()).isEqualTo(200);
    }

    private JsonObject found(String filter, String pagination) throws IOException, InterruptedException {
        return web.done("POST", "/conversations/search", """
                {"query":{"operator":"AND","value":[%s]},"pagination":%s}""".formatted(filter, pagination));
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("conversations").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("id"))
                .toList();
    }

    @Test
    void what_changed_is_found_page_by_page_newest_first() throws Exception {
        var ann = web.contact("{\"email\":\"ann@example.com\"}");
        var first = web.conversation(ann, "one");
        clock.pass(Duration.ofSeconds(10));
        var second = web.conversation(ann, "two");
        var third = web.conversation(ann, "three");
        web.says(first, ann, "more");
        var since = "{\"field\":\"updated_at\",\"operator\":\">\",\"value\":"
                + clock.instant().getEpochSecond() + "}";
        var page = found(since, "{\"per_page\":2}");
        assertThat(page.getInt("total_count")).isEqualTo(3);
        var cursor = page.getJsonObject("pages").getJsonObject("next").getString("starting_after");
        var rest = found(since, "{\"per_page\":2,\"starting_after\":\"" + cursor + "\"}");
        assertThat(rest.getJsonObject("pages").containsKey("next")).isFalse();
        assertThat(Stream.concat(ids(page).stream(), ids(rest).stream())).containsExactly(third, second, first);
        assertThat(ids(found(since + ",{\"field\":\"contact_ids\",\"operator\":\"=\",\"value\":\"nobody\"}", "{}")))
                .isEmpty();
        assertThat(ids(found("{\"field\":\"source.body\",\"operator\":\"=\",\"value\":\"two\"}", "{}")))
                .containsExactly(second);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void a_search_that_cannot_be_is_refused() throws Exception {
        for (var wrong : List.of(
                "{\"field\":\"colour\",\"operator\":\"=\",\"value\":\"red\"}",
                "{\"field\":\"updated_at\",\"operator\":\"~\",\"value\":1}",
                "{\"field\":\"updated_at\",\"operator\":\">\",\"value\":\"yesterday\"}")) {
            var answer = web.send("POST", "/conversations/search", "{\"query\":" + wrong + "}");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        }
        var tooMany = web.send("POST", "/conversations/search", """
                {"query":{"field":"state","operator":"=","value":"open"},"pagination":{"per_page":151}}""");
        assertThat(tooMany.statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_fresh_is_not_found_yet_and_days_may_be_all_that_counts() throws Exception {
        server.open("intercom", "demo", "{\"searchLagMillis\":5000,\"searchByDay\":true}");
        var ann = web.contact("{\"email\":\"ann@example.com\"}");
        var id = web.conversation(ann, "Hello");
        var open = "{\"field\":\"state\",\"operator\":\"=\",\"value\":\"open\"}";
        assertThat(ids(found(open, "{}"))).isEmpty();
        var search = "{\"query\":{\"field\":\"email\",\"operator\":\"=\",\"value\":\"ann@example.com\"}}";
        assertThat(web.done("POST", "/contacts/search", search).getInt("total_count"))
                .isZero();
        clock.pass(Duration.ofSeconds(5));
        assertThat(ids(found(open, "{}"))).containsExactly(id);
        assertThat(web.done("POST", "/contacts/search", search).getInt("total_count"))
                .isEqualTo(1);
        var now = clock.instant().getEpochSecond();
        var since = "{\"field\":\"updated_at\",\"operator\":\">\",\"value\":%d}";
        assertThat(ids(found(since.formatted(now - 60), "{}"))).isEmpty();
        assertThat(ids(found(since.formatted(now - 86_400), "{}"))).containsExactly(id);
    }
}
