package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a sandbox has: control, faults, an agent's page, a file that outlives it. */
class SandboxControlTest {
    private static final String TICKET = """
            {"messages":[{"channel":"api","via":"api","from_agent":false,"body_text":"<b>Hello</b>",
             "sender":{"email":"ann@example.com"}}],"subject":"<script>alert(1)</script>"}""";

    private final SandboxServer server = SandboxServer.unchecked(new SettableClock());
    private final Web gorgias = new Web(server.url("gorgias", "demo"), basic(GorgiasDesk.EMAIL, GorgiasDesk.KEY));
    private final Web control = new Web(server.url("gorgias", "demo"), "");

    @AfterEach
    void stop() {
        server.close();
    }

    private long ticket() throws IOException, InterruptedException {
        var answer = gorgias.send("POST", "/api/tickets", TICKET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).getJsonNumber("id").longValue();
    }

    @Test
    void an_account_is_made_by_a_call_and_starts_empty() throws Exception {
        var fresh = new Web(server.url("zendesk", "fresh"), "");
        assertThat(fresh.send("PUT", "/_sandbox", "{\"rateLimits\":false}").statusCode())
                .isEqualTo(200);
        var web = new Web(server.url("zendesk", "fresh"), basic(ZendeskDesk.EMAIL + "/token", ZendeskDesk.API_TOKEN));
        assertThat(json(web.get("/api/v2/tickets")).getInt("count")).isZero();
        assertThat(web.get("/api/v2/tickets").headers().firstValue("X-Rate-Limit"))
                .isEmpty();
    }

    @Test
    void a_seed_makes_the_same_faults_again() throws Exception {
        var faults = "{\"seed\":7,\"rate\":0.5,\"kinds\":[\"500\",\"503\"]}";
        control.send("PUT", "/_sandbox/faults", faults);
        var first = statuses();
        control.send("PUT", "/_sandbox/faults", faults);
        assertThat(statuses()).isEqualTo(first).contains(200, 500, 503);
        assertThat(control.send("PUT", "/_sandbox/faults", "{\"kinds\":[\"fire\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    private java.util.List<Integer> statuses() throws IOException, InterruptedException {
        var statuses = new java.util.ArrayList<Integer>();
        for (var i = 0; i < 12; i++) {
            statuses.add(gorgias.get("/api/account").statusCode());
        }
        return statuses;
    }

    @Test
    void an_aimed_fault_strikes_once_and_where_it_was_aimed() throws Exception {
        control.send("PUT", "/_sandbox/faults", "{\"next\":[\"truncated\",\"429\"],\"match\":\"GET /api/users\"}");
        assertThat(gorgias.get("/api/account").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> gorgias.get("/api/users/0")).isInstanceOf(IOException.class);
        assertThat(gorgias.get("/api/users/0").statusCode()).isEqualTo(429);
        assertThat(gorgias.get("/api/users/0").statusCode()).isEqualTo(200);
        var calls = json(control.get("/_sandbox/calls"));
        assertThat(calls.getInt("injectedTooMany")).isEqualTo(1);
        assertThat(calls.getInt("early")).isEqualTo(1);
        assertThat(calls.getJsonObject("calls")
                        .getJsonObject("GET /api/users/{id}")
                        .getInt("429"))
                .isEqualTo(1);
    }

    @Test
    void a_human_answers_with_a_file_by_a_call() throws Exception {
        var id = ticket();
        var answer = control.send("POST", "/_sandbox/tickets/" + id + "/replies", """
                {"text":"See here","authorName":"Sandbox Colleague",
                 "attachment":{"name":"a.txt","contentType":"text/plain","base64":"%s"}}""".formatted(
                        Base64.getEncoder().encodeToString("hello".getBytes(UTF_8))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        control.send("POST", "/_sandbox/tickets/" + id + "/status", "{\"status\":\"closed\"}");
        var truth =
                json(control.get("/_sandbox/tickets")).getJsonArray("tickets").getJsonObject(0);
        assertThat(truth.getString("status")).isEqualTo("closed");
        var message = truth.getJsonArray("messages").getJsonObject(1);
        assertThat(message.getString("authorName")).isEqualTo("Sandbox Colleague");
        assertThat(message.getJsonArray("attachments").getJsonObject(0).getString("name"))
                .isEqualTo("a.txt");
        assertThat(control.send("POST", "/_sandbox/tickets/99/status", "{\"status\":\"closed\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everything_hangs_until_it_is_switched_off() throws Exception {
        control.send("PUT", "/_sandbox/faults", "{\"hang\":true}");
        var waiting = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return gorgias.get("/api/account").statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(() -> waiting.get(200, java.util.concurrent.TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        control.send("PUT", "/_sandbox/faults", "{}");
        assertThat(waiting.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void the_agents_page_escapes_and_answers() throws Exception {
        var id = ticket();
        assertThat(control.get("/").body()).contains("&lt;script&gt;").doesNotContain("<script>");
        var form = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nFrom the page\r\n--b--\r\n";
        var posted = control.send(control.request("/agent/tickets/" + id + "/replies")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
        assertThat(posted.statusCode()).isEqualTo(303);
        var page = control.get("/agent/tickets/" + id);
        assertThat(page.body()).contains("From the page", "&lt;b&gt;Hello", "sent to the customer by the help desk");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(control.get("/agent/style.css").body()).contains("article.note");
    }

    @Test
    void what_was_there_is_there_after_a_restart(@TempDir Path folder) throws Exception {
        var id = ticket();
        var file = folder.resolve("sandbox.json");
        new Snapshot(server.sandbox(), file).write();
        assertThat(Files.size(file)).isPositive();
        try (var next = SandboxServer.unchecked(new SettableClock())) {
            new Snapshot(next.sandbox(), file).read();
            var truth = next.gorgias("demo").tickets();
            assertThat(truth).hasSize(1);
            assertThat(truth.getFirst().getJsonNumber("id").longValue()).isEqualTo(id);
            var web = new Web(next.url("gorgias", "demo"), basic(GorgiasDesk.EMAIL, GorgiasDesk.KEY));
            assertThat(json(web.send("POST", "/api/tickets", TICKET))
                            .getJsonNumber("id")
                            .longValue())
                    .isEqualTo(id + 1);
        }
    }
}
