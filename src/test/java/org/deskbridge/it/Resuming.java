package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client that comes back gets what it lacks, once, in order. */
interface Resuming extends Outside {
    /** The visitor's own, the question for an address, the hand-over, what the agent said, and the visitor's last word. */
    int ALL = 454;

    /** It says again what it does not know to be stored; the answer does not overtake what stands before it. */
    @Test
    default void a_returning_visitor_gets_exactly_what_is_missing() {
        var workspace = workspace();
        String token;
        String conversation;
        String last;
        try (var first = chat(workspace)) {
            var welcome = first.hello();
            token = welcome.getString("visitorToken");
            conversation = welcome.getJsonObject("conversation").getString("id");
            first.say("agent please");
            first.from("system");
            for (var i = 0; i < 450; i++) {
                rest().post("conversations/" + conversation + "/messages", "{\"text\":\"reply " + i + "\"}");
            }
            last = first.say("The last word");
            first.from("visitor");
        }
        try (var back = chat(workspace)) {
            var welcome = back.hello(Json.createObjectBuilder()
                    .add("type", "hello")
                    .add("visitorToken", token)
                    .add("conversation", conversation)
                    .add("after", 1)
                    .build());
            back.say(last, "The last word");
            assertThat(welcome.getInt("lastSeq")).isEqualTo(ALL);
            assertThat(welcome.getBoolean("more")).isTrue();
            var seqs = new ArrayList<Integer>();
            welcome.getJsonArray("messages").getValuesAs(JsonObject.class).forEach(one -> seqs.add(one.getInt("seq")));
            while (seqs.getLast() < ALL) {
                seqs.add(back.next("message").getInt("seq"));
            }
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(2, ALL).boxed().toList());
        }
    }

    @Test
    default void a_message_sent_again_is_answered_with_the_same_frame() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            var id = shopper.say("Only once");
            var first = shopper.from("visitor");
            shopper.say(id, "Only once");
            assertThat(shopper.from("visitor")).isEqualTo(first);
        }
    }

    @Test
    default void every_tab_of_a_visitor_sees_the_same() {
        var workspace = workspace();
        try (var one = chat(workspace);
                var two = chat(workspace)) {
            var token = one.hello().getString("visitorToken");
            var hello = Rest.object("type", "hello", "visitorToken", token);
            two.hello(hello);
            one.say("From the first tab");
            two.say("From the second tab");
            var seen = List.of(texts(one), texts(two));
            assertThat(seen.get(0)).isEqualTo(seen.get(1)).hasSize(2);
        }
    }

    private static List<String> texts(Socket socket) {
        return List.of(
                socket.from("visitor").getString("text"), socket.from("visitor").getString("text"));
    }

    @Test
    default void a_new_conversation_is_another_one_and_the_old_one_stays() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var old = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("First matter");
            shopper.from("visitor");
            shopper.send(Rest.object("type", "new"));
            var fresh = shopper.next("welcome");
            assertThat(fresh.getJsonObject("conversation").getString("id")).isNotEqualTo(old);
            assertThat(fresh.getInt("lastSeq")).isZero();
            shopper.say("Second matter");
            assertThat(shopper.from("visitor").getInt("seq")).isEqualTo(1);
        }
        assertThat(rest().get("workspaces/" + workspace.getString("id") + "/conversations")
                        .json()
                        .getJsonArray("items"))
                .hasSize(2);
    }
}
