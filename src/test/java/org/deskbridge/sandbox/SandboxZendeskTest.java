package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zendesk's rules, over HTTP. */
class SandboxZendeskTest {
    private final SettableClock clock = new SettableClock();
    private final SandboxServer server = SandboxServer.unchecked(clock);
    private final Web web =
            new Web(server.url("zendesk", "demo"), basic(ZendeskDesk.EMAIL + "/token", ZendeskDesk.API_TOKEN));

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> create(String key, String more) throws IOException, InterruptedException {
        var body = """
                {"ticket":{"comment":{"body":"It is broken","public":true},"external_id":"conv-1",
                 "requester":{"name":"Ann","email":"ann@example.com"}%s}}""".formatted(more);
        var request = web.request("/api/v2/tickets.json")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));
        return web.send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    private long ticket(String more) throws IOException, InterruptedException {
        var answer = create("", more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).getJsonObject("ticket").getJsonNumber("id").longValue();
    }

    private JsonObject show(long id) throws IOException, InterruptedException {
        return json(web.get("/api/v2/tickets/" + id)).getJsonObject("ticket");
    }

    private HttpResponse<String> update(long id, String ticket) throws IOException, InterruptedException {
        return web.send("PUT", "/api/v2/tickets/" + id, "{\"ticket\":" + ticket + "}");
    }

    @Test
    void a_token_for_a_clients_secret_ends() throws Exception {
        var anonymous = new Web(server.url("zendesk", "demo"), "");
        var grant = """
                {"grant_type":"client_credentials","client_id":"%s","client_secret":"%s","scope":"read","expires_in":300}""";
        var wrong = anonymous.send("POST", "/oauth/tokens", grant.formatted(ZendeskDesk.CLIENT_ID, "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        var granted = anonymous.send(
                "POST", "/oauth/tokens", grant.formatted(ZendeskDesk.CLIENT_ID, ZendeskDesk.CLIENT_SECRET));
        var bearer =
                new Web(server.url("zendesk", "demo"), "Bearer " + json(granted).getString("access_token"));
        assertThat(bearer.get("/api/v2/users/me").statusCode()).isEqualTo(200);
        assertThat(bearer.send("POST", "/api/v2/tickets", "{}").statusCode()).isEqualTo(403);
        clock.pass(Duration.ofSeconds(301));
        var late = bearer.get("/api/v2/users/me");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(json(late).getString("error")).isEqualTo("Couldn't authenticate you");
    }

    @Test
    void a_key_makes_one_ticket_in_two_hours() throws Exception {
        var first = create("key-1", "");
        assertThat(first.headers().firstValue("x-idempotency-lookup")).hasValue("miss");
        var again = create("key-1", "");
        assertThat(again.headers().firstValue("x-idempotency-lookup")).hasValue("hit");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        var other = create("key-1", ",\"subject\":\"Other\"");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(json(other).getString("error")).isEqualTo("IdempotentRequestError");
        assertThat(server.zendesk("demo").tickets()).hasSize(1);
        clock.pass(Duration.ofHours(2));
        assertThat(create("key-1", "").headers().firstValue("x-idempotency-lookup"))
                .hasValue("miss");
        assertThat(json(web.get("/api/v2/tickets?external_id=conv-1")).getJsonArray("tickets"))
                .hasSize(2);
    }

    @Test
    void a_ticket_needs_words_and_drops_what_it_does_not_know() throws Exception {
        var silent = web.send("POST", "/api/v2/tickets", "{\"ticket\":{\"subject\":\"Hi\"}}");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(json(silent).getString("error")).isEqualTo("RecordInvalid");
        var strange = create("", ",\"colour\":\"red\"");
        assertThat(strange.statusCode()).isEqualTo(201);
        assertThat(strange.headers().firstValue("X-Zendesk-API-Warn"))
                .hasValueSatisfying(warning -> assertThat(warning).contains("ticket.colour"));
    }

    @Test
    void a_closed_ticket_is_over_and_can_be_followed_up() throws Exception {
        var id = ticket("");
        var early = create("", ",\"via_followup_source_id\":" + id);
        assertThat(early.statusCode()).isEqualTo(422);
        server.zendesk("demo").status(Long.toString(id), "closed");
        var refused = update(id, "{\"comment\":{\"body\":\"Hello?\",\"public\":true}}");
        assertThat(refused.statusCode()).isEqualTo(422);
        var detail =
                json(refused).getJsonObject("details").getJsonArray("status").getJsonObject(0);
        assertThat(detail.getString("error")).isEqualTo("ClosedTicket");
        var next = ticket(",\"via_followup_source_id\":" + id);
        assertThat(show(id).getJsonArray("followup_ids").getJsonNumber(0).longValue())
                .isEqualTo(next);
    }

    @Test
    void who_asked_opens_what_was_solved_again() throws Exception {
        var id = ticket("");
        assertThat(update(id, "{\"status\":\"solved\"}").statusCode()).isEqualTo(200);
        var requester = show(id).getJsonNumber("requester_id");
        update(id, "{\"comment\":{\"body\":\"Not yet\",\"public\":true,\"author_id\":" + requester + "}}");
        assertThat(show(id).getString("status")).isEqualTo("open");
    }

    @Test
    void the_event_of_a_comment_has_the_comments_id_and_the_metadata() throws Exception {
        var id = ticket("");
        var audit = json(update(
                        id, "{\"comment\":{\"body\":\"Note\",\"public\":false},\"metadata\":{\"our\":\"m-1\"}}"))
                .getJsonObject("audit");
        assertThat(audit.getJsonObject("metadata").getJsonObject("custom").getString("our"))
                .isEqualTo("m-1");
        var event = audit.getJsonArray("events").getJsonObject(0).getJsonNumber("id");
        var comments = json(web.get("/api/v2/tickets/" + id + "/comments?sort=-created_at&include=users"));
        assertThat(comments.getJsonArray("comments").getJsonObject(0).getJsonNumber("id"))
                .isEqualTo(event);
        assertThat(comments.getJsonArray("users")).isNotEmpty();
        assertThat(json(web.get("/api/v2/tickets/" + id + "/audits")).getJsonArray("audits"))
                .hasSize(2);
    }

    @Test
    void comments_are_walked_by_cursor() throws Exception {
        var id = ticket("");
        for (var i = 0; i < 4; i++) {
            update(id, "{\"comment\":{\"body\":\"more " + i + "\",\"public\":true}}");
        }
        var seen = new java.util.ArrayList<String>();
        var path = "/api/v2/tickets/" + id + "/comments?page%5Bsize%5D=2";
        JsonObject page;
        var after = "";
        do {
            page = json(web.get(path + after));
            page.getJsonArray("comments")
                    .forEach(one -> seen.add(one.asJsonObject().getString("body")));
            after = "&page%5Bafter%5D=" + page.getJsonObject("meta").getString("after_cursor");
        } while (page.getJsonObject("meta").getBoolean("has_more"));
        assertThat(seen).containsExactly("It is broken", "more 0", "more 1", "more 2", "more 3");
    }

    @Test
    void an_update_with_an_old_stamp_is_refused() throws Exception {
        var id = ticket("");
        var stamp = show(id).getString("updated_at");
        clock.pass(Duration.ofSeconds(2));
        var safe = "{\"status\":\"open\",\"safe_update\":true,\"updated_stamp\":\"" + stamp + "\"}";
        assertThat(update(id, safe).statusCode()).isEqualTo(200);
        assertThat(update(id, safe).statusCode()).isEqualTo(409);
    }

    @Test
    void the_index_lags_and_the_export_withholds_a_minute() throws Exception {
        server.open("zendesk", "demo", "{\"searchLagMillis\":30000}");
        var id = ticket("");
        var search = "/api/v2/search?query=type%3Aticket%20requester%3Aann%40example.com%20status%3Csolved";
        assertThat(json(web.get(search)).getInt("count")).isZero();
        var start = "/api/v2/incremental/tickets/cursor?start_time="
                + clock.instant().minusSeconds(60).getEpochSecond();
        assertThat(json(web.get(start)).getJsonArray("tickets")).isEmpty();
        clock.pass(Duration.ofSeconds(60));
        assertThat(json(web.get(search)).getInt("count")).isEqualTo(1);
        var export = json(web.get(start));
        assertThat(export.getJsonArray("tickets")
                        .getJsonObject(0)
                        .getJsonNumber("id")
                        .longValue())
                .isEqualTo(id);
        assertThat(export.getBoolean("end_of_stream")).isTrue();
        var rest = json(web.get("/api/v2/incremental/tickets/cursor?cursor=" + export.getString("after_cursor")));
        assertThat(rest.getJsonArray("tickets")).isEmpty();
    }

    @Test
    void thirty_updates_of_one_ticket_are_enough_for_ten_minutes() throws Exception {
        var id = ticket("");
        for (var i = 0; i < 30; i++) {
            assertThat(update(id, "{\"priority\":\"high\"}").statusCode()).isEqualTo(200);
        }
        var refused = update(id, "{\"priority\":\"high\"}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(refused.headers().firstValue("X-Rate-Limit-Remaining")).hasValue("668");
        clock.pass(Duration.ofMinutes(10));
        assertThat(update(id, "{\"priority\":\"high\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void tags_are_added_replaced_and_removed() throws Exception {
        var id = ticket(",\"tags\":[\"chat\"]");
        var path = "/api/v2/tickets/" + id + "/tags";
        web.send("PUT", path, "{\"tags\":[\"vip\"]}");
        assertThat(show(id).getJsonArray("tags").toString()).isEqualTo("[\"chat\",\"vip\"]");
        web.send("DELETE", path, "{\"tags\":[\"chat\"]}");
        assertThat(show(id).getJsonArray("tags").toString()).isEqualTo("[\"vip\"]");
        web.send("POST", path, "{\"tags\":[\"new\"]}");
        assertThat(show(id).getJsonArray("tags").toString()).isEqualTo("[\"new\"]");
    }

    @Test
    void a_file_becomes_part_of_a_comment_once() throws Exception {
        var uploaded = web.send(web.request("/api/v2/uploads?filename=a.txt")
                .header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("hello")));
        var token = json(uploaded).getJsonObject("upload").getString("token");
        var id = ticket("");
        var comment = "{\"comment\":{\"body\":\"See\",\"public\":true,\"uploads\":[\"" + token + "\"]}}";
        assertThat(update(id, comment).statusCode()).isEqualTo(200);
        assertThat(update(id, comment).statusCode()).isEqualTo(422);
        var truth = server.zendesk("demo")
                .tickets()
                .getFirst()
                .getJsonArray("messages")
                .getJsonObject(1);
        var url = truth.getJsonArray("attachments").getJsonObject(0).getString("url");
        assertThat(new Web("", "").get(url).body()).isEqualTo("hello");
        server.zendesk("demo").reply(Long.toString(id), AgentReply.saying("Thanks"));
        assertThat(show(id).getString("status")).isEqualTo("open");
    }
}
