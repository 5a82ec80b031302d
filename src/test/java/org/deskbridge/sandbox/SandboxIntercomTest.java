package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.IntercomWeb.code;
import static org.deskbridge.sandbox.IntercomWeb.last;
import static org.deskbridge.sandbox.IntercomWeb.parts;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.Test;

/** Intercom's rules for conversations, over HTTP; what is asked rightly is held against its own description. */
class SandboxIntercomTest extends SandboxIntercomFixture {
    @Test
    void only_a_token_with_the_version_is_let_in() throws Exception {
        var me = json(web.get("/me"));
        assertThat(me.getJsonObject("app").getString("id_code")).isEqualTo("demo");
        assertThat(me.getJsonObject("app").getString("region")).isEqualTo("US");
        var wrong = new IntercomWeb(server.url("intercom", "demo"), "wrong").get("/me");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).getString("type")).isEqualTo("error.list");
        assertThat(json(wrong).getString("request_id")).isNotBlank();
        var unversioned = new Web(server.url("intercom", "demo"), "Bearer " + IntercomDesk.TOKEN).get("/me");
        assertThat(unversioned.statusCode()).isEqualTo(400);
        assertThat(code(unversioned)).isEqualTo("intercom_version_invalid");
        var limited = new IntercomWeb(server.url("intercom", "demo"), IntercomDesk.LIMITED_TOKEN);
        assertThat(limited.get("/me").statusCode()).isEqualTo(200);
        assertThat(code(limited.get("/conversations"))).isEqualTo("api_plan_restricted");
        everything_was_as_described();
    }

    @Test
    void the_vocabulary_is_told() throws Exception {
        assertThat(json(web.get("/admins")).getJsonArray("admins")).hasSize(2);
        assertThat(json(web.get("/teams")).getJsonArray("teams").toString()).contains("Support", "Returns");
        var attributes = json(web.get("/data_attributes?model=conversation")).getJsonArray("data");
        assertThat(attributes.toString()).contains("Order number", "Contact reason");
        everything_was_as_described();
    }

    @Test
    void a_conversation_is_begun_in_plain_text_and_its_first_message_is_no_part() throws Exception {
        var ann = web.contact("{\"email\":\"ann@example.com\",\"name\":\"Ann\"}");
        var answer = web.done(
                "POST",
                "/conversations",
                "{\"from\":{\"type\":\"user\",\"id\":\"" + ann + "\"},\"body\":\"a <b>b</b>\\nc\"}");
        assertThat(answer.getString("type")).isEqualTo("user_message");
        assertThat(answer.getString("id")).isNotEqualTo(answer.getString("conversation_id"));
        var shown = web.show(answer.getString("conversation_id"));
        assertThat(shown.getJsonObject("source").getString("body")).isEqualTo("<p>a &lt;b&gt;b&lt;/b&gt;<br>c</p>");
        assertThat(shown.getJsonObject("source").getJsonObject("author").getString("type"))
                .isEqualTo("user");
        assertThat(parts(shown)).isEmpty();
        var nobody = web.send("POST", "/conversations", """
                {"from":{"type":"user","id":"65d000000000000000000099"},"body":"Hi"}""");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).contains("User Not Found");
        assertThat(web.send("POST", "/conversations", """
                {"from":{"type":"user","id":"%s"},"body":"Hi","attachment_files":[]}""".formatted(ann)).statusCode())
                .isEqualTo(400);
        everything_was_as_described();
    }

    @Test
    void everything_that_happens_is_a_part() throws Exception {
        var ann = web.contact("{\"email\":\"ann@example.com\"}");
        var id = web.conversation(ann, "Hello");
        assertThat(last(web.admin(id, "comment", "<p>Hi <b>Ann</b></p>")).getString("body"))
                .isEqualTo("<p>Hi <b>Ann</b></p>");
        assertThat(last(web.admin(id, "note", "a regular")).getString("part_type"))
                .isEqualTo("note");
        var closed = web.manage(id, "\"message_type\":\"close\",\"type\":\"admin\",\"body\":\"Bye\"");
        assertThat(last(closed).getString("part_type")).isEqualTo("close");
        assertThat(closed.getString("state")).isEqualTo("closed");
        var again = web.says(id, ann, "Still here");
        assertThat(last(again).getString("part_type")).isEqualTo("open");
        assertThat(last(again).getString("body")).isEqualTo("<p>Still here</p>");
        assertThat(again.getString("state")).isEqualTo("open");
        assertThat(last(web.says(id, ann, "more")).getString("part_type")).isEqualTo("comment");
        var later = clock.instant().getEpochSecond() + 3600;
        assertThat(web.manage(id, "\"message_type\":\"snoozed\",\"snoozed_until\":" + later)
                        .getString("state"))
                .isEqualTo("snoozed");
        assertThat(web.manage(id, "\"message_type\":\"open\"").getString("state"))
                .isEqualTo("open");
        var assigned = web.manage(id, "\"message_type\":\"assignment\",\"type\":\"team\",\"assignee_id\":\"5017690\"");
        assertThat(assigned.getInt("team_assignee_id")).isEqualTo(5_017_690);
        assertThat(last(assigned).getJsonObject("assigned_to").getString("type"))
                .isEqualTo("team");
        assertThat(parts(web.show(id)))
                .allSatisfy(
                        part -> assertThat(part.getString("app_package_code")).isNotBlank());
        server.intercom("demo").reply(id, AgentReply.saying("by hand"));
        assertThat(last(web.show(id)).get("app_package_code")).isEqualTo(JsonValue.NULL);
        everything_was_as_described();
    }

    @Test
    void an_admins_comment_goes_to_the_customer_unless_it_is_told_not_to() throws Exception {
        var id = web.conversation();
        web.admin(id, "note", "for us");
        web.done("POST", "/conversations/" + id + "/reply", """
                {"message_type":"comment","type":"admin","admin_id":"991267001","body":"quiet","skip_notifications":true}""");
        assertThat(truth().getJsonArray("sentToCustomer")).isEmpty();
        web.admin(id, "comment", "loud");
        assertThat(truth().getJsonArray("sentToCustomer")).hasSize(1);
        everything_was_as_described();
    }

    @Test
    void only_the_newest_five_hundred_parts_are_shown() throws Exception {
        server.open("intercom", "demo", "{\"rateLimits\":false}");
        var id = web.conversation();
        for (var i = 0; i < 501; i++) {
            server.intercom("demo").reply(id, AgentReply.noting("note " + i));
        }
        var shown = web.show(id);
        assertThat(parts(shown)).hasSize(500);
        assertThat(parts(shown).getFirst().getString("body")).isEqualTo("<p>note 1</p>");
    }

    @Test
    void a_file_comes_in_base64_and_goes_by_an_address_that_ends() throws Exception {
        var ann = web.contact("{\"email\":\"ann@example.com\"}");
        var id = web.conversation(ann, "Hello");
        var data = Base64.getEncoder().encodeToString("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var reply = """
                {"message_type":"comment","type":"user","intercom_user_id":"%s","body":"see",
                 "attachment_files":[{"content_type":"text/plain","name":"a b.txt","data":"%s"}]}""";
        web.done("POST", "/conversations/" + id + "/reply", reply.formatted(ann, data));
        assertThat(web.send("POST", "/conversations/" + id + "/reply", reply.formatted(ann, "no base64!"))
                        .statusCode())
                .isEqualTo(400);
        var file = last(web.show(id)).getJsonArray("attachments").getJsonObject(0);
        assertThat(file.getString("name")).isEqualTo("a b.txt");
        assertThat(file.getInt("filesize")).isEqualTo(5);
        assertThat(new Web("", "").get(file.getString("url")).body()).isEqualTo("hello");
        clock.pass(Duration.ofMinutes(6));
        assertThat(new Web("", "").get(file.getString("url")).statusCode()).isEqualTo(403);
        everything_was_as_described();
    }

    @Test
    void tags_go_on_by_their_ids_only() throws Exception {
        var id = web.conversation();
        var tag = web.done("POST", "/tags", "{\"name\":\"Chat\"}").getString("id");
        assertThat(web.done("POST", "/tags", "{\"name\":\"chat\"}").getString("id"))
                .isEqualTo(tag);
        web.done("POST", "/conversations/" + id + "/tags", "{\"id\":\"" + tag + "\",\"admin_id\":\"991267001\"}");
        assertThat(truth().getJsonArray("tags").toString()).isEqualTo("[\"Chat\"]");
        web.done("DELETE", "/conversations/" + id + "/tags/" + tag, "{\"admin_id\":\"991267001\"}");
        assertThat(truth().getJsonArray("tags")).isEmpty();
        assertThat(web.send("POST", "/conversations/" + id + "/tags", "{\"id\":\"1\",\"admin_id\":\"991267001\"}")
                        .statusCode())
                .isEqualTo(404);
        everything_was_as_described();
    }

    @Test
    void an_attribute_has_to_be_there_already() throws Exception {
        var id = web.conversation();
        var changed = web.done("PUT", "/conversations/" + id, """
                {"title":"Parcel","custom_attributes":{"Order number":"4711"}}""");
        assertThat(changed.getJsonObject("custom_attributes").getString("Order number"))
                .isEqualTo("4711");
        assertThat(last(changed).getJsonObject("author").getString("type")).isEqualTo("bot");
        for (var wrong : Map.of("Colour", "red", "Contact reason", "Weather").entrySet()) {
            var body = "{\"custom_attributes\":{\"%s\":\"%s\"}}".formatted(wrong.getKey(), wrong.getValue());
            assertThat(web.send("PUT", "/conversations/" + id, body).statusCode())
                    .isEqualTo(400);
        }
        assertThat(truth().getString("subject")).isEqualTo("Parcel");
        everything_was_as_described();
    }

    @Test
    void what_was_deleted_is_gone_and_what_was_blacked_out_is_told() throws Exception {
        var id = web.conversation();
        var part = last(web.admin(id, "comment", "my secret")).getString("id");
        web.done("POST", "/conversations/redact", """
                {"type":"conversation_part","conversation_id":"%s","conversation_part_id":"%s"}""".formatted(id, part));
        assertThat(last(web.show(id)).getBoolean("redacted")).isTrue();
        assertThat(last(web.show(id)).getString("body")).doesNotContain("secret");
        web.done("DELETE", "/conversations/" + id, "");
        assertThat(web.get("/conversations/" + id).statusCode()).isEqualTo(404);
        everything_was_as_described();
    }
}
