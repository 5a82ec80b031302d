package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.json;
import static org.deskbridge.sandbox.Web.value;

import jakarta.json.JsonObject;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.Test;

/** Freshdesk's rules for what is said in a ticket, over HTTP. */
class SandboxFreshdeskMessagesTest extends FreshdeskFixture {
    @Test
    void the_first_message_is_the_description_and_all_others_come_by_page() throws Exception {
        var id = id(ticket());
        for (var i = 0; i < 31; i++) {
            note(id, "{\"body\":\"note " + i + "\"}");
        }
        var first = web.get("/api/v2/tickets/" + id + "/conversations");
        assertThat(value(first).asJsonArray()).hasSize(30);
        assertThat(first.headers().firstValue("link"))
                .hasValueSatisfying(link -> assertThat(link).endsWith("conversations?page=2>; rel=\"next\""));
        var second = web.get("/api/v2/tickets/" + id + "/conversations?page=2");
        assertThat(value(second).asJsonArray().getJsonObject(0).getString("body_text"))
                .isEqualTo("note 30");
        assertThat(second.headers().firstValue("link")).isEmpty();
        assertThat(errors(web.get("/api/v2/tickets/" + id + "/conversations?per_page=101")))
                .containsExactly("per_page invalid_value");
        var whole = json(web.get("/api/v2/tickets/" + id + "?include=conversations,requester"));
        assertThat(whole.getString("description_text")).isEqualTo("Where is it?");
        assertThat(whole.getJsonArray("conversations")).hasSize(10);
        assertThat(whole.getJsonObject("requester").getString("email")).isEqualTo("ann@example.com");
    }

    @Test
    void replies_and_public_notes_of_agents_are_mailed_and_nothing_else() throws Exception {
        var ticket = ticket();
        var customer = ticket.get("requester_id");
        note(id(ticket), "{\"body\":\"private by default\"}");
        note(
                id(ticket),
                "{\"body\":\"from the customer\",\"private\":false,\"incoming\":true,\"user_id\":" + customer + "}");
        note(id(ticket), "{\"body\":\"public note\",\"private\":false}");
        made(web.send("POST", "/api/v2/tickets/" + id(ticket) + "/reply", "{\"body\":\"reply\"}"));
        var truth = server.freshdesk("demo").tickets().getFirst();
        assertThat(truth.getJsonArray("sentToCustomer").getValuesAs(JsonObject.class))
                .extracting(sent -> sent.getString("text"))
                .containsExactly("public note", "reply");
        assertThat(truth.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("author") + " " + message.getString("visibility"))
                .containsExactly(
                        "customer public", "agent internal", "customer public", "agent public", "agent public");
        assertThat(errors(web.send(
                        "POST",
                        "/api/v2/tickets/" + id(ticket) + "/reply",
                        "{\"body\":\"x\",\"user_id\":" + customer + "}")))
                .containsExactly("user_id invalid_value");
    }

    @Test
    void what_no_reader_sees_is_taken_out_of_html() throws Exception {
        var id = id(ticket());
        var note = note(
                id,
                "{\"body\":\"<p data-key='k' class='c'>Hello<!-- k --><script>1</script><a href='https://x.example/#k'></a></p>"
                        + "<p><a href='https://x.example/#k'>10:00</a></p>\"}");
        assertThat(note.getString("body"))
                .isEqualTo("<div><p>Hello</p><p><a href=\"https://x.example/#k\">10:00</a></p></div>");
        assertThat(note.getString("body_text")).isEqualTo("Hello\n10:00");
    }

    @Test
    void an_answer_by_hand_names_its_agent() throws Exception {
        var id = id(ticket());
        server.freshdesk("demo").reply(id, new AgentReply("Hi", null, false, "Sandbox Colleague", null));
        var said = value(web.get("/api/v2/tickets/" + id + "/conversations"))
                .asJsonArray()
                .getJsonObject(0);
        assertThat(said.getBoolean("incoming") || said.getBoolean("private")).isFalse();
        assertThat(json(web.get("/api/v2/agents/" + said.get("user_id")))
                        .getJsonObject("contact")
                        .getString("name"))
                .isEqualTo("Sandbox Colleague");
        assertThat(web.send("PUT", "/api/v2/conversations/" + id(said), "{\"body\":\"x\"}")
                        .statusCode())
                .isEqualTo(405);
    }
}
