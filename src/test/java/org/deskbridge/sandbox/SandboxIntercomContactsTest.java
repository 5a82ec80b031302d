package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.IntercomWeb.code;
import static org.deskbridge.sandbox.Web.json;

import org.junit.jupiter.api.Test;

/** Intercom's rules for contacts and whose a conversation is, over HTTP. */
class SandboxIntercomContactsTest extends SandboxIntercomFixture {
    @Test
    void whoever_is_there_already_is_named_in_a_sentence() throws Exception {
        var ann = web.contact("{\"role\":\"user\",\"email\":\"Ann@example.com\",\"name\":\"Ann\"}");
        assertThat(ann).matches("[0-9a-f]{24}");
        var taken = web.send("POST", "/contacts", "{\"email\":\"ann@example.com\"}");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(code(taken)).isEqualTo("conflict");
        assertThat(taken.body()).contains("A contact matching those details already exists with id=" + ann);
        web.done("POST", "/contacts/" + ann + "/archive", "");
        assertThat(web.get("/contacts/" + ann).statusCode()).isEqualTo(404);
        assertThat(web.send("POST", "/contacts", "{\"email\":\"ann@example.com\"}")
                        .body())
                .contains("An archived contact matching those details already exists with id=" + ann);
        assertThat(web.done("POST", "/contacts/" + ann + "/unarchive", "").getBoolean("archived"))
                .isFalse();
        assertThat(web.get("/contacts/" + ann).statusCode()).isEqualTo(200);
        everything_was_as_described();
    }

    @Test
    void a_user_is_found_by_our_id_and_a_lead_is_not() throws Exception {
        var user = web.contact("{\"role\":\"user\",\"external_id\":\"deskbridge-1\"}");
        assertThat(json(web.get("/contacts/find_by_external_id/deskbridge-1")).getString("id"))
                .isEqualTo(user);
        web.contact("{\"role\":\"lead\",\"external_id\":\"deskbridge-2\"}");
        assertThat(web.get("/contacts/find_by_external_id/deskbridge-2").statusCode())
                .isEqualTo(404);
        for (var wrong : new String[] {"{\"role\":\"user\"}", "{}", "{\"email\":\"x\"}", "{\"role\":\"boss\"}"}) {
            assertThat(web.send("POST", "/contacts", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_lead_is_merged_into_a_user_and_gone() throws Exception {
        var lead = web.contact("{\"role\":\"lead\",\"name\":\"Somebody\"}");
        var conversation = web.conversation(lead, "Hello");
        var user = web.contact("{\"email\":\"ann@example.com\"}");
        web.done("POST", "/contacts/merge", "{\"from\":\"" + lead + "\",\"into\":\"" + user + "\"}");
        assertThat(web.get("/contacts/" + lead).statusCode()).isEqualTo(404);
        assertThat(web.show(conversation).getJsonObject("contacts").toString()).contains(user);
        everything_was_as_described();
    }

    @Test
    void somebody_else_comes_in_and_the_last_one_stays() throws Exception {
        var somebody = web.contact("{\"external_id\":\"deskbridge-1\"}");
        var id = web.conversation(somebody, "Hello");
        var alone =
                web.send("DELETE", "/conversations/" + id + "/customers/" + somebody, "{\"admin_id\":\"991267001\"}");
        assertThat(alone.statusCode()).isEqualTo(422);
        var ann = web.contact("{\"email\":\"ann@example.com\"}");
        web.done("POST", "/conversations/" + id + "/customers", """
                {"admin_id":"991267001","customer":{"intercom_user_id":"%s"}}""".formatted(ann));
        web.done("DELETE", "/conversations/" + id + "/customers/" + somebody, "{\"admin_id\":\"991267001\"}");
        assertThat(truth().getJsonObject("customer").getString("email")).isEqualTo("ann@example.com");
        assertThat(web.send("POST", "/conversations/" + id + "/reply", """
                {"message_type":"comment","type":"user","intercom_user_id":"%s","body":"x"}""".formatted(somebody))
                        .statusCode())
                .isEqualTo(404);
        everything_was_as_described();
    }
}
