package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;

/** Tickets that reach a desk without us: what its own mailbox makes. */
final class Mailbox {
    private static final String ANN = "ann@example.com";

    private Mailbox() {}

    static JsonObject gorgias(String method, String url, String body) {
        return call(GorgiasDesk.EMAIL + ":" + GorgiasDesk.KEY, method, url, body);
    }

    private static JsonObject call(String pair, String method, String url, String body) {
        var answer = Rest.send(HttpRequest.newBuilder(URI.create(url))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    static String toGorgias(String url, String subject, String text) {
        var customer = Rest.object("email", ANN);
        var source = Json.createObjectBuilder()
                .add("type", "email")
                .add("from", Rest.object("address", ANN))
                .add("to", Json.createArrayBuilder().add(Rest.object("address", "help@shop.example")));
        var message = mail().add("sender", Rest.object("email", ANN))
                .add("source", source)
                .add("body_text", text)
                .add("body_html", text);
        var ticket = mail().add("subject", subject)
                .add("customer", customer)
                .add("messages", Json.createArrayBuilder().add(message));
        return Desks.id(gorgias("POST", url + "/api/tickets", ticket.build().toString()));
    }

    private static JsonObjectBuilder mail() {
        return Json.createObjectBuilder()
                .add("channel", "email")
                .add("via", "email")
                .add("from_agent", false);
    }

    /** Without a word of the customer's yet. */
    static String toZendesk(String url, String subject) {
        var ticket = Json.createObjectBuilder()
                .add("subject", subject)
                .add("requester", Rest.object("name", "Ann", "email", ANN))
                .add(
                        "comment",
                        Json.createObjectBuilder()
                                .add("body", "A call was taken")
                                .add("public", false));
        var body = Json.createObjectBuilder().add("ticket", ticket).build().toString();
        var pair = ZendeskDesk.EMAIL + "/token:" + ZendeskDesk.API_TOKEN;
        return Desks.id(call(pair, "POST", url + "/api/v2/tickets", body).getJsonObject("ticket"));
    }
}
