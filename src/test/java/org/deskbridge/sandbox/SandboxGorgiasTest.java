package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gorgias' rules, over HTTP. */
class SandboxGorgiasTest {
    private final SettableClock clock = new SettableClock();
    private final SandboxServer server = SandboxServer.unchecked(clock);
    private final Web web = web(GorgiasDesk.EMAIL, GorgiasDesk.KEY);

    private Web web(String user, String key) {
        return new Web(server.url("gorgias", "demo"), basic(user, key));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String line(String text) {
        return """
                {"channel":"api","via":"api","from_agent":false,"source":{"type":"api"},
                 "sender":{"email":"ann@example.com"},"body_text":"%s","external_id":"m-%s"}""".formatted(text, text.hashCode());
    }

    private long ticket(String externalId) throws IOException, InterruptedException {
        var answer = web.send(
                "POST",
                "/api/tickets",
                "{\"external_id\":\"" + externalId + "\",\"messages\":[" + line("Hello") + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).getJsonNumber("id").longValue();
    }

    private JsonObject show(long id) throws IOException, InterruptedException {
        return json(web.get("/api/tickets/" + id + "/"));
    }

    @Test
    void only_the_pair_of_email_and_key_is_let_in() throws Exception {
        assertThat(web.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(web(GorgiasDesk.EMAIL, "wrong").get("/api/account").statusCode())
                .isEqualTo(401);
        assertThat(new Web(server.url("gorgias", "demo"), "Bearer " + GorgiasDesk.KEY)
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(401);
        assertThat(json(web.get("/api/users/0")).getString("email")).isEqualTo(GorgiasDesk.EMAIL);
    }

    @Test
    void an_unknown_subdomain_has_a_web_page_and_no_api() throws Exception {
        var answer = new Web(server.url("gorgias", "nobody"), "").get("/api/account");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void a_ticket_needs_messages_and_no_field_that_nobody_knows() throws Exception {
        assertThat(web.send("POST", "/api/tickets", "{}").statusCode()).isEqualTo(400);
        assertThat(web.send("POST", "/api/tickets", "{\"messages\":[]}").statusCode())
                .isEqualTo(400);
        var unknown = web.send("POST", "/api/tickets", "{\"colour\":\"red\",\"messages\":[" + line("Hi") + "]}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).getJsonObject("error").getJsonObject("data")).containsKey("colour");
        assertThat(server.gorgias("demo").tickets()).isEmpty();
    }

    @Test
    void a_ticket_is_found_by_its_foreign_id_with_and_without_a_slash() throws Exception {
        var id = ticket("conv-1");
        for (var path : new String[] {"/api/tickets?external_id=conv-1", "/api/tickets/?external_id=conv-1"}) {
            var found = json(web.get(path)).getJsonArray("data");
            assertThat(found).hasSize(1);
            assertThat(found.getJsonObject(0).getJsonNumber("id").longValue()).isEqualTo(id);
        }
        assertThat(show(id).getJsonArray("messages")).hasSize(1);
    }

    @Test
    void lists_are_walked_by_cursor_to_the_end() throws Exception {
        var id = ticket("conv-1");
        for (var i = 0; i < 4; i++) {
            assertThat(web.send("POST", "/api/tickets/" + id + "/messages", line("more " + i))
                            .statusCode())
                    .isEqualTo(201);
        }
        var path = "/api/messages?limit=2&order_by=created_datetime:asc&ticket_id=" + id;
        var texts = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = json(web.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.getJsonArray("data")
                    .forEach(one -> texts.add(one.asJsonObject().getString("body_text")));
            cursor = page.getJsonObject("meta").getString("next_cursor", "");
        } while (!cursor.isEmpty());
        assertThat(texts).containsExactly("Hello", "more 0", "more 1", "more 2", "more 3");
        assertThat(web.get("/api/messages?limit=101").statusCode()).isEqualTo(400);
    }

    @Test
    void an_email_belongs_to_one_customer() throws Exception {
        var body = "{\"email\":\"bea@example.com\",\"channels\":[]}";
        assertThat(web.send("POST", "/api/customers", body).statusCode()).isEqualTo(201);
        assertThat(web.send("POST", "/api/customers", body).statusCode()).isEqualTo(409);
        assertThat(json(web.get("/api/customers?email=bea@example.com")).getJsonArray("data"))
                .hasSize(1);
    }

    @Test
    void an_agent_line_without_a_time_is_sent_to_the_customer() throws Exception {
        var id = ticket("conv-1");
        var agent =
                "{\"channel\":\"api\",\"via\":\"api\",\"from_agent\":true,\"source\":{\"type\":\"api\"},\"body_text\":\"Hi\"%s}";
        web.send(
                "POST",
                "/api/tickets/" + id + "/messages",
                agent.formatted(",\"sent_datetime\":\"2026-03-01T10:00:00Z\""));
        assertThat(truth().getJsonArray("sentToCustomer")).isEmpty();
        web.send("POST", "/api/tickets/" + id + "/messages", agent.formatted(""));
        assertThat(truth().getJsonArray("sentToCustomer")).hasSize(1);
    }

    private JsonObject truth() {
        return server.gorgias("demo").tickets().getFirst();
    }

    @Test
    void a_customer_who_writes_again_opens_a_closed_ticket() throws Exception {
        var id = ticket("conv-1");
        assertThat(web.send("PUT", "/api/tickets/" + id, "{\"status\":\"closed\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(show(id).getString("status")).isEqualTo("closed");
        web.send("POST", "/api/tickets/" + id + "/messages", line("Me again"));
        assertThat(show(id).getString("status")).isEqualTo("open");
    }

    @Test
    void the_bucket_holds_forty_and_leaks_two_a_second() throws Exception {
        for (var i = 0; i < 40; i++) {
            assertThat(web.get("/api/account").statusCode()).isEqualTo(200);
        }
        var refused = web.get("/api/account");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("X-Gorgias-Account-Api-Call-Limit"))
                .hasValue("40/40");
        assertThat(refused.headers().firstValue("Retry-after")).hasValue("1");
        assertThat(server.gorgias("demo").limits().earlyCount()).isZero();
        assertThat(web.get("/api/account").statusCode()).isEqualTo(429);
        assertThat(server.gorgias("demo").limits().earlyCount()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(web.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(server.gorgias("demo").calls().tooMany()).isEqualTo(2);
    }

    @Test
    void a_file_is_fetched_through_a_signed_address() throws Exception {
        var form = """
                --xx
                Content-Disposition: form-data; name="a b.txt"; filename="a b.txt"
                Content-Type: text/plain

                hello
                --xx--
                """.replace("\n", "\r\n");
        var uploaded = web.send(web.request("/api/upload?type=attachment")
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(BodyPublishers.ofString(form)));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        var file = Web.value(uploaded).asJsonArray().getJsonObject(0);
        assertThat(file.getString("name")).isEqualTo("a b.txt");
        var redirect = web.get(file.getString("url"));
        assertThat(redirect.statusCode()).isEqualTo(307);
        var signed = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(new Web("", "").get(signed).body()).isEqualTo("hello");
        assertThat(web.get(signed).statusCode()).isEqualTo(400);
        clock.pass(Duration.ofMinutes(6));
        assertThat(new Web("", "").get(signed).statusCode()).isEqualTo(403);
    }

    @Test
    void what_was_cut_off_after_the_effect_has_had_it() throws Exception {
        server.gorgias("demo").faults().next("cut-after", "POST /api/tickets");
        assertThatThrownBy(() -> ticket("conv-9")).isInstanceOf(IOException.class);
        assertThat(json(web.get("/api/tickets?external_id=conv-9")).getJsonArray("data"))
                .hasSize(1);
        server.gorgias("demo").faults().next("cut-before", "POST /api/tickets");
        assertThatThrownBy(() -> ticket("conv-10")).isInstanceOf(IOException.class);
        assertThat(json(web.get("/api/tickets?external_id=conv-10")).getJsonArray("data"))
                .isEmpty();
    }

    @Test
    void a_human_agent_answers_in_the_vendors_window() throws Exception {
        var id = ticket("conv-1");
        server.gorgias("demo").reply(Long.toString(id), AgentReply.saying("Let me look"));
        server.gorgias("demo").reply(Long.toString(id), AgentReply.noting("A regular"));
        var messages = show(id).getJsonArray("messages");
        assertThat(messages.getJsonObject(1).getBoolean("from_agent")).isTrue();
        assertThat(messages.getJsonObject(1).getString("via")).isEqualTo("helpdesk");
        assertThat(messages.getJsonObject(2).getString("channel")).isEqualTo("internal-note");
        assertThat(messages.getJsonObject(2).getBoolean("public")).isFalse();
    }
}
