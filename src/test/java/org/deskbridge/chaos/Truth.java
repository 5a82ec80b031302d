package org.deskbridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.deskbridge.it.Eventually;
import org.deskbridge.it.Rest;
import org.deskbridge.sandbox.kit.Doc;
import org.jspecify.annotations.Nullable;

/** What is really there, to be compared with what participants believe: transcripts, holders of the pen, and the desk's tickets. */
final class Truth {
    private final Stand stand;
    private final Recorder recorder;

    Truth(Stand stand, Recorder recorder) {
        this.stand = stand;
        this.recorder = recorder;
    }

    void ofConversation(String conversation) {
        recorder.add(new Event.Holder(recorder.now(), conversation, "rest", holder(conversation)));
        recorder.add(new Event.Log(recorder.now(), conversation, lines(conversation)));
    }

    @Nullable
    String holder(String conversation) {
        return Frames.holder(answer("conversations/" + conversation));
    }

    /** A node whose connections have broken says that it cannot answer now, and nothing else. */
    private JsonObject answer(String path) {
        return Eventually.some(() -> {
            var answer = stand.anyRest().get(path);
            assertThat(answer.status()).as(path + ": " + answer.text()).isIn(200, 503);
            return Optional.of(answer).filter(one -> one.status() == 200).map(Rest.Answer::json);
        });
    }

    List<Event.Line> lines(String conversation) {
        var all = new ArrayList<Event.Line>();
        var next = "0";
        while (true) {
            var page = answer("conversations/" + conversation + "/messages?limit=200&after=" + next);
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(one -> all.add(Frames.line(one)));
            if (page.isNull("next")) {
                return all;
            }
            next = page.getString("next");
        }
    }

    /** What was written at the desk, by whoever works there. */
    List<String> replies() {
        return stand.desk().tickets().stream()
                .flatMap(ticket -> texts(ticket).stream())
                .filter(Truth::isReply)
                .toList();
    }

    static boolean isReply(String line) {
        return line.startsWith("reply ");
    }

    void ofTickets(Collection<String> conversations) {
        stand.desk().tickets().forEach(ticket -> ofTicket(ticket, conversations));
    }

    /** A ticket belongs to the conversation whose first word stands in it. */
    private void ofTicket(JsonObject ticket, Collection<String> conversations) {
        var texts = texts(ticket);
        for (var conversation : conversations) {
            var own = lines(conversation).stream().map(Event.Line::text).toList();
            var first = own.stream().filter(text -> text.startsWith("hello ")).findFirst();
            if (first.isPresent() && texts.contains(first.get())) {
                recorder.add(new Event.Ticket(recorder.now(), conversation, Doc.id(ticket, "id"), texts));
                return;
            }
        }
        System.out.println("a ticket of nobody: " + ticket);
    }

    private static List<String> texts(JsonObject ticket) {
        return ticket.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getString("text").lines().findFirst().orElse(""))
                .map(line -> line.replaceAll("[\u2061-\u2064]", "").strip())
                .toList();
    }
}
