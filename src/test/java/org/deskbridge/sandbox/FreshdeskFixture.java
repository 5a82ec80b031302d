package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.kit.Doc;
import org.junit.jupiter.api.AfterEach;

/** A Freshdesk account, and the few steps that the tests of its tickets begin with. */
abstract class FreshdeskFixture {
    final SettableClock clock = new SettableClock();
    final SandboxServer server = SandboxServer.checked(clock);
    final Web web = web(FreshdeskDesk.KEY);

    Web web(String key) {
        return new Web(server.url("freshdesk", "demo"), basic(key, "X"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static String body(String more) {
        return """
                {"name":"Ann","email":"ann@example.com","subject":"Parcel","description":"Where is <b>it</b>?",
                 "status":2,"priority":1,"source":7%s}""".formatted(more);
    }

    JsonObject ticket() throws IOException, InterruptedException {
        return made(web.send("POST", "/api/v2/tickets", body("")));
    }

    static JsonObject made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        return json(answer);
    }

    static String id(JsonObject row) {
        return Doc.id(row, "id");
    }

    JsonObject note(String ticket, String body) throws IOException, InterruptedException {
        return made(web.send("POST", "/api/v2/tickets/" + ticket + "/notes", body));
    }

    /** The codes of a 400, by field. */
    static List<String> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return json(answer).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("field") + " " + error.getString("code"))
                .toList();
    }
}
