package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** A chat is answered, handed over, and answered by a human. */
interface MainJob extends Outside {
    @Test
    default void a_question_gets_an_answer_with_its_source() {
        try (var shopper = chat(demo())) {
            shopper.hello();
            shopper.say("How can I track my order?");
            assertThat(shopper.from("visitor").getInt("seq")).isEqualTo(1);
            var answer = shopper.from("assistant");
            assertThat(answer.getInt("seq")).isEqualTo(2);
            assertThat(answer.getJsonArray("citations")).hasSize(1);
            assertThat(answer.getJsonArray("citations").getJsonObject(0).getString("title"))
                    .containsIgnoringCase("tracking");
        }
    }

    @Test
    default void what_the_knowledge_base_does_not_hold_is_not_answered_but_a_person_is_offered() {
        try (var shopper = chat(demo())) {
            shopper.hello();
            shopper.say("What is the boiling point of tungsten?");
            assertThat(shopper.from("assistant").getString("text")).contains("person");
            shopper.say("yes please");
            assertThat(shopper.from("system").getString("text")).contains("#");
        }
    }

    @Test
    default void a_shopper_is_handed_over_and_answered_by_a_human_at_once() {
        var workspace = demo();
        try (var shopper = chat(workspace);
                var agent = Socket.agent(base())) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("I have a problem with order 4711, can I speak to somebody?");
            var told = shopper.until(seen -> seen.toString().contains("\"type\":\"status\"")
                    && seen.toString().contains("Your reference is #"));
            assertThat(told.stream().filter(frame -> frame.getString("type").equals("status")))
                    .first()
                    .satisfies(status -> {
                        assertThat(status.getString("status")).isEqualTo("escalated");
                        assertThat(status.getString("control")).isEqualTo("human");
                    });
            var ticket = ticketOf(conversation);
            assertThat(ticket.getString("subject")).contains("4711");
            assertThat(ticket.getJsonObject("requester").getString("name")).isEqualTo("Anonymous Visitor");
            assertThat(ticket.getString("summary")).contains("explicit-request");
            assertThat(agent.hello(Rest.object("type", "hello", "conversation", conversation))
                            .getJsonArray("messages"))
                    .isNotEmpty();
            agent.send(Rest.object("type", "message", "clientId", "n1", "text", "secret", "visibility", "internal"));
            agent.say("Hello, Sam here. Let me look at 4711.");
            var reply = shopper.from("agent");
            assertThat(reply.getString("text")).startsWith("Hello, Sam here");
            assertThat(shopper.upToPong()).noneMatch(frame -> frame.toString().contains("secret"));
            assertThat(agent.next(frame -> frame.getString("visibility", "").equals("internal"))
                            .getString("text"))
                    .isEqualTo("secret");
        }
    }

    private JsonObject ticketOf(String conversation) {
        var id = rest().get("conversations/" + conversation)
                .json()
                .getJsonObject("ticket")
                .getString("externalId");
        return rest().get("tickets/" + id).json();
    }

    @Test
    default void a_ticket_is_made_once_however_often_it_is_asked_for() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("Agent please");
            shopper.send(Rest.object("type", "escalate"));
            shopper.send(Rest.object("type", "escalate"));
            shopper.from("system");
            rest().post("conversations/" + conversation + "/escalate", "");
            var tickets = rest().get("workspaces/" + workspace.getString("id") + "/tickets")
                    .json()
                    .getJsonArray("items");
            assertThat(tickets).hasSize(1);
        }
    }

    @Test
    default void without_smtp_the_mail_to_the_team_stands_in_the_ledger() {
        var workspace = workspace();
        var path = "workspaces/" + workspace.getString("id") + "/deliveries?state=dead";
        var mail = Eventually.some(() -> {
            askedForAPerson(workspace);
            return rest().get(path).json().getJsonArray("items").stream()
                    .map(JsonValue::asJsonObject)
                    .findFirst();
        });
        assertThat(mail.getString("cause")).contains("deskbridge.mail.host");
        assertThat(mail.getString("detail")).contains("Subject: [#");
        assertThat(rest().post("deliveries/" + mail.getString("id") + "/retry", "")
                        .json()
                        .getString("state"))
                .isEqualTo("queued");
    }

    /** An agent's socket of another test may be about to close: while it is open nobody is mailed. */
    private void askedForAPerson(JsonObject workspace) {
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.send(Rest.object("type", "escalate"));
            shopper.from("system");
        }
    }

    @Test
    default void a_visitor_who_says_who_they_are_is_the_requester() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.send(Rest.object("type", "escalate"));
            shopper.from("system");
            shopper.send(Rest.object("type", "contact", "name", "Ann", "email", "ann@mail.example"));
            shopper.upToPong();
            var requester = ticketOf(conversation).getJsonObject("requester");
            assertThat(requester.getString("name")).isEqualTo("Ann");
            assertThat(requester.getString("email")).isEqualTo("ann@mail.example");
        }
    }

    @Test
    default void solving_the_ticket_tells_the_shopper() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.send(Rest.object("type", "escalate"));
            shopper.next("status");
            var ticket = ticketOf(conversation).getString("id");
            assertThat(rest().send("PATCH", "tickets/" + ticket, "{\"status\":\"solved\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(shopper.next("status").getString("status")).isEqualTo("resolved");
        }
    }

    @Test
    default void health_and_api_description_are_there() {
        for (var path : new String[] {"health/live", "health/ready", "openapi"}) {
            var root = base().resolve("/");
            assertThat(Rest.send(HttpRequest.newBuilder(URI.create(root + path)).build())
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
    }
}
