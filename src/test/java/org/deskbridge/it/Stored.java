package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node shows of conversations once nobody in them waits any more. */
record Stored(URI node) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whoever waited for an assistant got an answer: the work of the node that went was done by the other, once. */
    List<JsonObject> whole(String conversation) {
        return Eventually.some(
                () -> {
                    var all = messages(conversation);
                    var last = all.getLast().getJsonObject("author").getString("kind");
                    var handed = new Rest(node)
                            .get("conversations/" + conversation)
                            .json()
                            .getString("control");
                    return last.equals("visitor") && handed.equals("assistant") ? Optional.empty() : Optional.of(all);
                },
                PATIENCE);
    }

    private List<JsonObject> messages(String conversation) {
        var all = new ArrayList<JsonObject>();
        for (var after = "0"; ; ) {
            var page = new Rest(node)
                    .get("conversations/" + conversation + "/messages?limit=200&after=" + after)
                    .json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .filter(one -> one.getString("visibility").equals("public"))
                    .forEach(all::add);
            if (page.isNull("next")) {
                return all;
            }
            after = page.getString("next");
        }
    }

    void eachTicketIsAConversationOfItsOwn(JsonObject workspace) {
        var tickets = new Rest(node)
                .get("workspaces/" + workspace.getString("id") + "/tickets?limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(tickets)
                .extracting(ticket -> ticket.getString("conversation"))
                .doesNotHaveDuplicates();
    }
}
