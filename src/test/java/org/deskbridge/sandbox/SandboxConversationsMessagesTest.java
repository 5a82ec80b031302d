package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.Test;

/** Zendesk Conversations' rules for messages and their files, over HTTP. */
class SandboxConversationsMessagesTest extends ConversationsFixture {
    @Test
    void messages_come_as_a_list_and_are_walked_back_from_the_newest() throws Exception {
        var id = conversation("u-1");
        for (var i = 0; i < 101; i++) {
            assertThat(json(say(id, business("said " + i))).getJsonArray("messages"))
                    .hasSize(1);
        }
        var newest = json(web.get(APP + "/conversations/" + id + "/messages?page%5Bsize%5D=5"));
        assertThat(newest.getJsonArray("messages")).hasSize(100);
        assertThat(newest.getJsonArray("messages").getJsonObject(99).toString()).contains("said 100");
        var meta = newest.getJsonObject("meta");
        assertThat(meta.getBoolean("hasMore")).isTrue();
        assertThat(meta).doesNotContainKey("afterCursor");
        var oldest = json(web.get(newest.getJsonObject("links").getString("prev")));
        assertThat(oldest.getJsonArray("messages")).hasSize(1);
        assertThat(oldest.getJsonObject("meta").getBoolean("hasMore")).isFalse();
        var cursor = meta.getString("beforeCursor");
        var both = "?page%5Bbefore%5D=" + cursor + "&page%5Bafter%5D=" + cursor;
        assertThat(code(web.get(APP + "/conversations/" + id + "/messages" + both)))
                .isEqualTo("400 bad_request");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void what_is_no_message_is_refused() throws Exception {
        var id = conversation("u-1");
        user("u-2");
        for (var wrong : new String[] {
            "{",
            "{\"author\":{\"type\":\"business\"}}",
            "{\"author\":{\"type\":\"robot\"},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"text\",\"text\":7}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"text\",\"text\":\"\"}}",
            "{\"author\":{\"type\":\"user\"},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"user\",\"userExternalId\":\"u-2\"},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"business\",\"subtypes\":[\"bot\"]},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"image\",\"mediaUrl\":\"no\"}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"text\",\"text\":\"x\"},\"metadata\":{\"a\":{}}}",
            business("x".repeat(4097)),
            business("x").replace("\"m\"", "\"" + "m".repeat(4096) + "\"")
        }) {
            assertThat(code(say(id, wrong))).as(wrong).isEqualTo("400 bad_request");
        }
        assertThat(say(id, business("x".repeat(100 * 1024))).statusCode()).isEqualTo(413);
        var text = web.request(APP + "/conversations/" + id + "/messages").POST(BodyPublishers.ofString(business("x")));
        assertThat(web.send(text).statusCode()).isEqualTo(415);
        assertThat(desk().tickets().getFirst().getJsonArray("messages")).isEmpty();
    }

    @Test
    void a_conversation_that_is_full_is_locked_until_it_is_emptied() throws Exception {
        server.open(VENDOR, "demo", "{\"maxMessages\":2}");
        var id = conversation("u-1");
        say(id, business("one"));
        var two = json(say(id, business("two")))
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("id");
        assertThat(code(say(id, business("three")))).isEqualTo("423 locked");
        var messages = APP + "/conversations/" + id + "/messages";
        assertThat(web.send("DELETE", messages + "/" + two, "").statusCode()).isEqualTo(200);
        assertThat(say(id, business("three")).statusCode()).isEqualTo(201);
        assertThat(web.send("DELETE", messages, "").statusCode()).isEqualTo(200);
        assertThat(json(web.get(messages)).getJsonArray("messages")).isEmpty();
    }

    @Test
    void a_file_is_uploaded_as_one_part_and_private_where_the_account_says_so() throws Exception {
        server.open(VENDOR, "demo", "{\"privateAttachments\":true}");
        var id = conversation("u-1");
        var form = """
                --xx
                Content-Disposition: form-data; name="source"; filename="a b.txt"
                Content-Type: text/plain

                hello
                --xx--
                """.replace("\n", "\r\n");
        var upload = APP + "/attachments?access=%s&for=message&conversationId=" + id;
        assertThat(upload(upload.formatted("private"), form).statusCode()).isEqualTo(400);
        var file = made(upload(upload.formatted("public"), form), "attachment");
        var address = file.getString("mediaUrl");
        assertThat(web.get(address).body()).isEqualTo("hello");
        assertThat(web("").get(address).statusCode()).isEqualTo(401);
        var message =
                "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"file\",\"mediaUrl\":\"" + address + "\"}}";
        var content =
                json(say(id, message)).getJsonArray("messages").getJsonObject(0).getJsonObject("content");
        assertThat(content.getString("altText")).isEqualTo("a b.txt");
        assertThat(content.getInt("mediaSize")).isEqualTo(5);
        assertThat(server.violations()).isEmpty();
    }

    private HttpResponse<String> upload(String path, String form) throws IOException, InterruptedException {
        return web.send(web.request(path)
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void the_agents_own_notes_are_not_in_the_conversation() throws Exception {
        var id = conversation("u-1");
        desk().reply(id, AgentReply.noting("A regular"));
        desk().reply(id, AgentReply.saying("Let me look"));
        var messages = json(web.get(APP + "/conversations/" + id + "/messages")).getJsonArray("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.getJsonObject(0).getJsonObject("source").getString("type"))
                .isEqualTo("zd:agentWorkspace");
        assertThat(messages.getJsonObject(0).getJsonObject("author").getString("displayName"))
                .isEqualTo("Sandbox Agent");
        assertThat(desk().tickets().getFirst().getJsonArray("messages")).hasSize(2);
    }

    @Test
    void ids_tell_the_order_and_outlive_a_snapshot() throws Exception {
        var id = conversation("u-1");
        IntStream.range(0, 3).forEach(i -> desk().said(id, "mine " + i));
        var before = desk().tickets();
        var state = desk().state();
        server.open(VENDOR, "demo", "{}");
        desk().restore(state);
        assertThat(desk().tickets()).isEqualTo(before);
        desk().said(id, "mine 3");
        var messages = json(web.get(APP + "/conversations/" + id + "/messages")).getJsonArray("messages");
        assertThat(messages)
                .extracting(one -> one.asJsonObject().getString("id"))
                .isSorted()
                .hasSize(4);
    }
}
