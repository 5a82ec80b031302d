package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Desk;
import org.junit.jupiter.api.Test;

/** The assistant on Gorgias' own tickets: on those assigned to its user, and on no others. */
class InsideIT {
    private final Desks desks = Desks.shared();

    /** An account whose second user is the assistant's, with an article to answer from. */
    private record Account(Desk desk, String url, JsonObject workspace, String user, String team) {}

    private Account account(String name) {
        var desk = desks.open("gorgias", name);
        var workspace = desks.rest().created("workspaces", Rest.object("name", name));
        desks.rest()
                .created(
                        "workspaces/" + workspace.getString("id") + "/articles",
                        Rest.object(
                                "title",
                                "How long does delivery take?",
                                "body",
                                "Delivery takes three to five working days. Express delivery takes one working day."));
        var url = desks.url("gorgias", name);
        var user = first(url + "/api/users?limit=100", "Sandbox Agent");
        var team = first(url + "/api/teams?limit=100", "");
        var settings = Rest.object("assistantUserId", user, "handoffTeamId", team);
        desks.rest()
                .created(
                        "connectors",
                        Json.createObjectBuilder()
                                .add("type", "gorgias")
                                .add("name", name)
                                .add("credentials", Credentials.of("gorgias", name))
                                .add("settings", settings)
                                .add("workspaces", Json.createArrayBuilder().add(workspace.getString("id")))
                                .build());
        return new Account(desk, url, workspace, user, team);
    }

    private static String first(String url, String name) {
        return Mailbox.gorgias("GET", url, null).getJsonArray("data").getValuesAs(JsonObject.class).stream()
                .filter(one -> name.isEmpty() || one.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .get("id")
                .toString();
    }

    private static String mailed(Account account, String text) {
        return Mailbox.toGorgias(account.url(), "A question", text);
    }

    private static void assign(Account account, String ticket, String user) {
        Mailbox.gorgias("PUT", account.url() + "/api/tickets/" + ticket, "{\"assignee_user\":{\"id\":" + user + "}}");
    }

    private static JsonObject ticket(Account account, String id) {
        return account.desk().tickets().stream()
                .filter(one -> Desks.id(one).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> sent(Account account, String id) {
        return ticket(account, id).getJsonArray("sentToCustomer").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> answered(Account account, String id, int times) {
        return Eventually.some(() -> Optional.of(sent(account, id)).filter(all -> all.size() >= times));
    }

    @Test
    void a_mail_is_answered_by_mail_once_the_ticket_is_the_assistants_and_not_before() {
        var account = account("inside");
        var others = mailed(account, "How long does delivery take?");
        var ticket = mailed(account, "How long does delivery take?");
        assign(account, ticket, account.user());
        var answer = answered(account, ticket, 1).getFirst();
        assertThat(answer.getString("text")).contains("three to five working days");
        assertThat(answer.getString("channel")).isEqualTo("email");
        assertThat(answer.getString("to")).isEqualTo("ann@example.com");
        account.desk().said(ticket, "And how long does express delivery take?");
        assertThat(answered(account, ticket, 2).get(1).getString("text")).contains("one working day");
        desks.settled(account.workspace());
        assertThat(sent(account, others)).isEmpty();
        assertThat(ticket(account, others).getJsonArray("messages")).hasSize(1);
    }

    @Test
    void whoever_wants_a_person_is_handed_to_the_team_with_a_note_that_says_why() {
        var account = account("handoff");
        var ticket = mailed(account, "I want to talk to a human being, please");
        assign(account, ticket, account.user());
        Eventually.some(() -> Optional.of(Mailbox.gorgias("GET", account.url() + "/api/tickets/" + ticket, null))
                .filter(now -> now.get("assignee_team").toString().contains("\"id\":" + account.team())));
        desks.settled(account.workspace());
        var now = Mailbox.gorgias("GET", account.url() + "/api/tickets/" + ticket, null);
        assertThat(now.isNull("assignee_user")).isTrue();
        var notes = ticket(account, ticket).getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .filter(message -> message.getString("visibility").equals("internal"))
                .toList();
        assertThat(notes).hasSize(1);
        assertThat(notes.getFirst().getString("text")).contains("explicit-request");
        account.desk().said(ticket, "How long does delivery take?");
        Eventually.some(() -> Optional.of(conversations(account)).filter(all -> all.contains("\"lastSeq\":2")));
        desks.settled(account.workspace());
        assertThat(sent(account, ticket)).isEmpty();
    }

    private String conversations(Account account) {
        return desks.rest()
                .get("workspaces/" + account.workspace().getString("id") + "/conversations")
                .text();
    }

    @Test
    void a_ticket_that_is_taken_away_hears_no_more_of_the_assistant() {
        var account = account("taken");
        var ticket = mailed(account, "How long does delivery take?");
        assign(account, ticket, account.user());
        answered(account, ticket, 1);
        assign(account, ticket, first(account.url() + "/api/users?limit=100", "Sandbox Admin"));
        account.desk().said(ticket, "And how long does express delivery take?");
        Eventually.some(() -> Optional.of(conversations(account))
                .filter(all -> all.contains("express") || all.contains("\"lastSeq\":3")));
        desks.settled(account.workspace());
        assertThat(sent(account, ticket)).hasSize(1);
        account.desk().reply(ticket, AgentReply.saying("One day"));
        assign(account, ticket, account.user());
        account.desk().said(ticket, "How long does normal delivery take?");
        assertThat(answered(account, ticket, 3).getLast().getString("text")).contains("three to five");
    }
}
