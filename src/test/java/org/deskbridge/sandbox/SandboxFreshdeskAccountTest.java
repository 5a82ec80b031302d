package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;
import static org.deskbridge.sandbox.Web.value;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Freshdesk's contacts, files, limits and refusals, and the rules by which it calls others. */
class SandboxFreshdeskAccountTest {
    private static final String TICKET = """
            {"email":"ann@example.com","name":"Ann","subject":"A \\"quoted\\" parcel","description":"Where is it?",
             "status":2,"priority":1,"tags":["deskbridge"]}""";

    private final SettableClock clock = new SettableClock();
    private final SandboxServer server = SandboxServer.checked(clock);
    private final Web web = new Web(server.url("freshdesk", "demo"), basic(FreshdeskDesk.KEY, "X"));

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject made(String path, String body) throws Exception {
        var answer = web.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    @Test
    void nobody_shares_an_address_or_an_external_id() throws Exception {
        var ann = made(
                "/api/v2/contacts", "{\"name\":\"Ann\",\"email\":\"Ann@Example.com\",\"unique_external_id\":\"d-1\"}");
        for (var taken : new String[] {"\"email\":\"ann@example.com\"", "\"unique_external_id\":\"d-1\""}) {
            var answer = web.send("POST", "/api/v2/contacts", "{\"name\":\"Ben\"," + taken + "}");
            assertThat(answer.statusCode()).isEqualTo(409);
            var error = json(answer).getJsonArray("errors").getJsonObject(0);
            assertThat(error.getString("code")).isEqualTo("duplicate_value");
            assertThat(error.getJsonObject("additional_info").get("user_id")).isEqualTo(ann.get("id"));
        }
        assertThat(web.send("POST", "/api/v2/contacts", "{\"name\":\"Ben\"}").statusCode())
                .isEqualTo(400);
        var found = value(web.get("/api/v2/contacts?email=ann%40example.com")).asJsonArray();
        assertThat(found.getJsonObject(0).get("id")).isEqualTo(ann.get("id"));
        assertThat(web.get("/api/v2/contacts?unique_external_id=d-1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_deleted_contact_is_not_listed_but_keeps_the_address() throws Exception {
        var ann = made("/api/v2/contacts", "{\"name\":\"Ann\",\"email\":\"ann@example.com\"}")
                .get("id");
        assertThat(web.send(web.request("/api/v2/contacts/" + ann).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(value(web.get("/api/v2/contacts?email=ann%40example.com")).asJsonArray())
                .isEmpty();
        assertThat(web.send("POST", "/api/v2/contacts", "{\"name\":\"Ann\",\"email\":\"ann@example.com\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(web.send("PUT", "/api/v2/contacts/" + ann, "{\"name\":\"Anna\"}")
                        .statusCode())
                .isEqualTo(405);
        assertThat(web.send("PUT", "/api/v2/contacts/" + ann + "/restore", "").statusCode())
                .isEqualTo(204);
        assertThat(web.send("PUT", "/api/v2/contacts/" + ann, "{\"name\":\"Anna\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> form(String path, String body) throws Exception {
        return web.send(web.request(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String content) {
        var file = name.equals("attachments[]") ? "; filename=\"a.txt\"\r\nContent-Type: text/plain" : "";
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void files_come_with_a_form_whose_fields_mean_the_same_as_json() throws Exception {
        var answer = form(
                "/api/v2/tickets",
                part("email", "ann@example.com") + part("subject", "S") + part("description", "D") + part("source", "7")
                        + part("tags[]", "one") + part("tags[]", "two") + part("custom_fields[cf_order_number]", "4711")
                        + part("attachments[]", "hello") + "--b--\r\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var ticket = json(answer);
        assertThat(ticket.getInt("source")).isEqualTo(7);
        assertThat(ticket.getJsonArray("tags")).hasSize(2);
        assertThat(ticket.getJsonObject("custom_fields").getString("cf_order_number"))
                .isEqualTo("4711");
        var path = "/api/v2/tickets/" + ticket.get("id") + "/notes";
        var note = json(form(
                path, part("body", "see") + part("private", "false") + part("attachments[]", "more") + "--b--\r\n"));
        assertThat(note.getBoolean("private")).isFalse();
        var url = note.getJsonArray("attachments").getJsonObject(0).getString("attachment_url");
        assertThat(new Web("", "").get(url).body()).isEqualTo("more");
        clock.pass(Duration.ofMinutes(16));
        assertThat(new Web("", "").get(url).statusCode()).isEqualTo(403);
        var large = form(path, part("body", "see") + part("attachments[]", "x".repeat(20 << 20)) + "--b--\r\n");
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void what_is_left_is_said_with_each_answer_and_when_to_come_back_only_after_too_many() throws Exception {
        server.open("freshdesk", "demo", "{\"rateLimits\":{\"account\":10,\"ticketsList\":2}}");
        var first = web.get("/api/v2/tickets?include=description");
        assertThat(first.headers().firstValue("X-RateLimit-Total")).hasValue("10");
        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).hasValue("7");
        assertThat(first.headers().firstValue("X-RateLimit-Used-CurrentRequest"))
                .hasValue("3");
        assertThat(first.headers().firstValue("Retry-After")).isEmpty();
        assertThat(web.get("/api/v2/tickets").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(20));
        var listed = web.get("/api/v2/tickets");
        assertThat(listed.statusCode()).isEqualTo(429);
        assertThat(listed.headers().firstValue("Retry-After")).hasValue("40");
        assertThat(web.get("/api/v2/agents/me").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(40));
        assertThat(web.get("/api/v2/tickets").statusCode()).isEqualTo(200);
        assertThat(server.freshdesk("demo").calls().tooMany()).isEqualTo(1);
    }

    @Test
    void other_ways_to_ask_are_refused_each_in_its_own_way() throws Exception {
        assertThat(web.get("/api/v2/tickets/99").statusCode()).isEqualTo(404);
        assertThat(web.get("/api/v2/nothing").statusCode()).isEqualTo(404);
        assertThat(web.send("PUT", "/api/v2/tickets", "{}").statusCode()).isEqualTo(405);
        assertThat(web.send(web.request("/api/v2/tickets").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(406);
        assertThat(web.send(web.request("/api/v2/tickets")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(json(web.send("POST", "/api/v2/tickets", "{")).getString("code"))
                .isEqualTo("invalid_json");
        assertThat(web.get("/api/v2/tickets?wanted=x").statusCode()).isEqualTo(400);
    }

    @Test
    void what_was_there_is_there_after_a_restart() throws Exception {
        made("/api/v2/tickets", TICKET);
        var state = server.freshdesk("demo").state();
        Desk fresh = server.open("freshdesk", "other", "{}");
        fresh.restore(state);
        assertThat(fresh.tickets()).isEqualTo(server.freshdesk("demo").tickets());
        var web = new Web(server.url("freshdesk", "other"), basic(FreshdeskDesk.KEY, "X"));
        assertThat(json(web.send("POST", "/api/v2/tickets", TICKET)).getInt("id"))
                .isEqualTo(2);
    }

    private static final String CONTENT =
            "{\\\"ticket_id\\\":\\\"{{ticket.id}}\\\",\\\"event\\\":\\\"{{triggered_event}}\\\",\\\"status\\\":\\\"{{ticket.status}}\\\"}";

    private void rule(Receiver receiver, String more) throws Exception {
        var control = new Web(server.url("freshdesk", "demo"), "");
        var answer = control.send("PUT", "/_sandbox/rules", """
                {"url":"%s","headers":{"X-Our-Secret":"s3"},"content":"%s"%s}""".formatted(receiver.url(), CONTENT, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(control.get("/_sandbox/rules")).getJsonArray("rules")).hasSize(1);
    }

    @Test
    void a_rule_calls_with_its_header_and_texts_for_values() throws Exception {
        try (var receiver = new Receiver()) {
            var desk = server.open("freshdesk", "demo", "{\"webhookRetryFactor\":0}");
            rule(receiver, ",\"tag\":\"deskbridge\"");
            var id = Doc.id(made("/api/v2/tickets", TICKET), "id");
            desk.reply(id, AgentReply.noting("not for anybody"));
            desk.reply(id, AgentReply.saying("Hello"));
            var arrived = receiver.next();
            assertThat(arrived.headers()).containsEntry("X-Our-Secret", "s3");
            assertThat(arrived.body())
                    .isEqualTo("{\"ticket_id\":\"" + id + "\",\"event\":\"{reply_sent:sent}\",\"status\":\"Open\"}");
            desk.status(id, "waiting on customer");
            assertThat(receiver.next().body()).contains("{status:{from:2,to:6}}", "Waiting on Customer");
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void a_failed_call_is_made_three_times_more_and_then_given_up() throws Exception {
        try (var receiver = new Receiver()) {
            var desk = server.open("freshdesk", "demo", "{\"webhookRetryFactor\":0}");
            rule(receiver, ",\"performer\":\"agent\"");
            var id = Doc.id(made("/api/v2/tickets", TICKET), "id");
            receiver.answersNext(500, 404, 500, 500);
            desk.said(id, "from the requester, whom the rule does not hear");
            desk.reply(id, AgentReply.saying("one"));
            var first = receiver.next().body();
            for (var i = 0; i < 3; i++) {
                assertThat(receiver.next().body()).isEqualTo(first);
            }
            desk.status(id, "closed");
            assertThat(receiver.next().body()).contains("\"status\":\"Closed\"");
        }
    }

    @Test
    void the_ticked_boxes_make_a_body_of_their_own_and_the_page_can_set_it_up() throws Exception {
        try (var receiver = new Receiver()) {
            var control = new Web(server.url("freshdesk", "demo"), "");
            control.send(
                    "PUT", "/_sandbox/rules", "{\"url\":\"" + receiver.url() + "\",\"events\":[\"ticket_created\"]}");
            var id = made("/api/v2/tickets", TICKET).get("id");
            var webhook = Web.json(receiver.next().body()).getJsonObject("freshdesk_webhook");
            assertThat(webhook.get("ticket_id")).isEqualTo(id);
            assertThat(webhook.getString("triggered_event")).isEqualTo("{ticket_action:created}");
            var posted = control.send(control.request("/agent/rule")
                    .POST(BodyPublishers.ofString(
                            "url=https%3A%2F%2Fchat.example%2Fhook&header=X-S&value=v&content=c")));
            assertThat(posted.statusCode()).isEqualTo(303);
            assertThat(control.get("/").body()).contains("https://chat.example/hook");
            assertThat(control.send("PUT", "/_sandbox/rules", "{\"url\":\"nowhere\"}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(new Web(server.url("gorgias", "demo"), "")
                            .send("PUT", "/_sandbox/rules", "{}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
