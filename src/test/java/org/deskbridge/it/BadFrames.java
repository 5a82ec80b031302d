package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bad frames: the socket answers, stays where it can, and closes with the right code where it must. */
interface BadFrames extends Outside {
    private JsonObject error(Socket socket, String code) {
        var error = socket.next("error");
        assertThat(error.getString("code")).isEqualTo(code);
        return error;
    }

    @Test
    default void anything_but_hello_first_closes_with_1008() {
        for (var first : List.of("{\"type\":\"ping\"}", "nonsense", "[]", "{\"type\":5}")) {
            try (var socket = chat(demo())) {
                socket.send(first);
                assertThat(socket.closeCode()).isEqualTo(1008);
            }
        }
    }

    @Test
    default void an_unknown_widget_key_closes_with_1008() {
        try (var socket = Socket.chat(base(), "nobody")) {
            assertThat(socket.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    default void bad_json_and_unknown_types_are_answered_and_the_socket_stays() {
        try (var socket = chat(demo())) {
            socket.hello();
            for (var frame :
                    List.of("{", "[]", "\"x\"", "{\"type\":\"nonsense\"}", "{}", "{\"type\":{}}", "{\"type\":null}")) {
                socket.send(frame);
                error(socket, "bad-frame");
            }
            socket.binary(new byte[] {1, 2, 3});
            error(socket, "bad-frame");
            assertThat(socket.upToPong()).isNotEmpty();
        }
    }

    @Test
    default void a_frame_over_64_kib_closes_with_1009() {
        try (var socket = chat(demo())) {
            socket.hello();
            socket.send(Rest.object("type", "ping", "padding", "x".repeat(70_000)));
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
        try (var socket = chat(demo())) {
            socket.hello();
            socket.send(Rest.object("type", "ping", "padding", "€".repeat(30_000)));
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    default void wrong_fields_are_named_with_the_message_they_belong_to() {
        try (var socket = chat(demo())) {
            socket.hello();
            socket.send(Rest.object("type", "message", "clientId", "not-an-id", "text", "Hello"));
            var wrongId = error(socket, "bad-frame");
            assertThat(wrongId.getString("message")).contains("clientId");
            assertThat(wrongId.getString("clientId")).isEqualTo("not-an-id");
            socket.send(
                    Rest.object("type", "message", "clientId", UUID.randomUUID().toString()));
            assertThat(error(socket, "bad-frame").getString("message")).contains("text");
            socket.say("x".repeat(20_001));
            error(socket, "too-large");
            socket.send(Rest.object("type", "contact", "email", "nowhere"));
            assertThat(error(socket, "bad-frame").getString("message")).contains("email");
            socket.send(Rest.object("type", "rate", "score", "maybe"));
            assertThat(error(socket, "bad-frame").getString("message")).contains("score");
            socket.send("{\"type\":\"read\",\"seq\":-1}");
            assertThat(error(socket, "bad-frame").getString("message")).contains("seq");
        }
    }

    @Test
    default void the_same_client_id_with_another_text_is_a_conflict() {
        try (var socket = chat(demo())) {
            socket.hello();
            var id = socket.say("One");
            socket.from("visitor");
            socket.say(id, "Two");
            assertThat(error(socket, "conflict").getString("clientId")).isEqualTo(id);
        }
    }

    @Test
    default void another_visitors_conversation_is_not_found_and_a_fresh_one_is_given() {
        try (var one = chat(demo());
                var two = chat(demo())) {
            var theirs = one.hello().getJsonObject("conversation").getString("id");
            one.say("Mine");
            one.from("visitor");
            two.send(Rest.object("type", "hello", "conversation", theirs));
            error(two, "not-found");
            var welcome = two.next("welcome");
            assertThat(welcome.getJsonObject("conversation").getString("id")).isNotEqualTo(theirs);
            assertThat(welcome.getJsonArray("messages")).isEmpty();
        }
    }

    @Test
    default void a_forged_or_foreign_visitor_token_is_a_new_visitor() {
        try (var foreign = chat(workspace());
                var socket = chat(demo())) {
            var token = foreign.hello().getString("visitorToken");
            socket.send(Rest.object("type", "hello", "visitorToken", token));
            error(socket, "not-found");
            assertThat(socket.next("welcome").getString("visitorToken")).isNotEqualTo(token);
        }
    }

    @Test
    default void an_identity_that_this_workspace_did_not_sign_is_refused() {
        try (var socket = chat(demo())) {
            var unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.";
            socket.send(Rest.object("type", "hello", "identity", unsigned));
            assertThat(error(socket, "bad-frame").getString("message")).contains("identity");
            socket.next("welcome");
        }
    }

    @Test
    default void a_page_of_another_site_is_not_admitted() {
        var workspace = workspace();
        var change = Json.createObjectBuilder()
                .add("allowedSites", Json.createArrayBuilder().add("https://shop.example"))
                .build();
        rest().send("PATCH", "workspaces/" + workspace.getString("id"), change.toString());
        var key = workspace.getString("widgetKey");
        try (var foreign = Socket.chat(base(), key, "Origin", "https://evil.example");
                var own = Socket.chat(base(), key, "Origin", "https://shop.example")) {
            assertThat(foreign.closeCode()).isEqualTo(1008);
            assertThat(own.hello().getString("type")).isEqualTo("welcome");
        }
    }

    @Test
    default void a_flood_is_slowed_and_nothing_of_it_is_lost_silently() {
        try (var socket = chat(workspace())) {
            socket.hello();
            var sent = 300;
            for (var i = 0; i < sent; i++) {
                socket.say("message " + i);
            }
            var answered = new int[2];
            while (answered[0] + answered[1] < sent) {
                var frame = socket.next(any -> any.getString("type").equals("error")
                        || (any.getString("type").equals("message")
                                && any.getJsonObject("author").getString("kind").equals("visitor")));
                var refused = frame.getString("type").equals("error");
                answered[refused ? 1 : 0]++;
                if (refused) {
                    assertThat(frame.getString("code")).isEqualTo("rate-limited");
                    assertThat(frame.getInt("retryAfterMs")).isPositive();
                    assertThat(frame.getString("clientId")).isNotEmpty();
                }
            }
            assertThat(answered[1]).isPositive();
        }
    }

    @Test
    default void markup_stays_text() {
        try (var socket = chat(demo())) {
            socket.hello();
            var markup = "<script>alert(1)</script> <img src=x onerror=alert(1)>";
            socket.say(markup);
            assertThat(socket.from("visitor").getString("text")).isEqualTo(markup);
        }
    }
}
