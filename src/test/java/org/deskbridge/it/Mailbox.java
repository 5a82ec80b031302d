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
import java.util.regex.Pattern;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;

/** Tickets that reach a desk without us: what its own mailbox makes. */
final class Mailbox {
    private static final String ANN = "ann@example.com";
    private static final Pattern HOLDER = Pattern.compile("[0-9a-f]{24}");

    private Mailbox() {}

    static JsonObject gorgias(String method, String url, String body) {
        return call(GorgiasDesk.EMAIL + ":" + GorgiasDesk.KEY, method, url, body);
    }

    /** A ticket of a customer who wrote by mail; returns its id. */
    static String to(String vendor, String url, String subject, String text, Desk desk) {
        return switch (vendor) {
            case "gorgias" -> toGorgias(url, subject, text);
            case "freshdesk" -> toFreshdesk(url, subject, text);
            case "intercom" -> toIntercom(url, subject, text);
            default -> {
                var ticket = toZendesk(url, subject);
                desk.said(ticket, text);
                yield ticket;
            }
        };
    }

    private static JsonObject call(String pair, String method, String url, String body) {
        var basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var answer = signedIn(basic, method, url, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private static Rest.Answer signedIn(String authorization, String method, String url, String body) {
        return Rest.send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", authorization)
                .header("Intercom-Version", "2.15")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private static String toFreshdesk(String url, String subject, String text) {
        var ticket = Json.createObjectBuilder()
                .add("email", ANN)
                .add("subject", subject)
                .add("description", text)
                .add("status", 2)
                .add("priority", 1)
                .add("source", 1)
                .build();
        return Desks.id(call(FreshdeskDesk.KEY + ":X", "POST", url + "/api/v2/tickets", ticket.toString()));
    }

    /** Somebody who is there already is named by the refusal. */
    private static String toIntercom(String url, String subject, String text) {
        var bearer = "Bearer " + IntercomDesk.TOKEN;
        var contact = signedIn(
                bearer,
                "POST",
                url + "/contacts",
                Rest.object("role", "user", "email", ANN).toString());
        var id = HOLDER.matcher(contact.text());
        assertThat(id.find()).as(contact.text()).isTrue();
        var begun = Json.createObjectBuilder()
                .add("from", Rest.object("type", "user", "id", id.group()))
                .add("body", text)
                .build();
        var conversation = signedIn(bearer, "POST", url + "/conversations", begun.toString())
                .json()
                .getString("conversation_id");
        var titled = signedIn(
                bearer,
                "PUT",
                url + "/conversations/" + conversation,
                Rest.object("title", subject).toString());
        assertThat(titled.status()).as(titled.text()).isEqualTo(200);
        return conversation;
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
    private static String toZendesk(String url, String subject) {
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
