package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a visitor and the people at each vendor's desk get to see of each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversingIT {
    private static final int REPLIES = Integer.getInteger("it.replies", 12);

    private final Desks desks = Desks.shared();

    static List<String> vendors() {
        return Desks.VENDORS;
    }

    @AfterEach
    void nothing_was_asked_that_a_vendor_does_not_describe() {
        assertThat(desks.violations()).isEmpty();
    }

    private Socket handedOver(Desks.Side side) {
        var shopper = Socket.chat(desks.base(), side.workspace().getString("widgetKey"));
        shopper.hello();
        shopper.send(Rest.object("type", "escalate"));
        shopper.next(frame -> frame.toString().contains("has the number"));
        desks.settled(side.workspace());
        return shopper;
    }

    private static String only(Desk desk) {
        return Desks.id(desk.tickets().getFirst());
    }

    /** W1: each event five times, in any order, many at once. */
    @ParameterizedTest
    @MethodSource("vendors")
    void each_reply_is_heard_once_however_often_and_in_whatever_order_its_webhook_comes(String vendor) {
        var side = desks.side(vendor, "w1");
        try (var shopper = handedOver(side)) {
            side.desk().faults().set(Desks.json("{\"webhooks\":{\"copies\":4,\"reordered\":0.5}}"));
            assertThat(said(side.desk(), shopper)).isEqualTo(expected());
            assertThat(shopper.upToPong().stream()
                            .filter(frame -> frame.toString().contains("reply ")))
                    .isEmpty();
        }
    }

    /** W5: nothing that a vendor fails to tell is lost. */
    @ParameterizedTest
    @MethodSource("vendors")
    void what_no_webhook_told_is_found_all_the_same(String vendor) {
        var side = desks.side(vendor, "w5");
        try (var shopper = handedOver(side)) {
            side.desk().faults().set(Desks.json("{\"webhooks\":{\"lost\":1}}"));
            assertThat(said(side.desk(), shopper)).isEqualTo(expected());
        }
    }

    private static List<String> expected() {
        return IntStream.range(0, REPLIES).mapToObj(i -> "reply " + i).toList();
    }

    private static List<String> said(Desk desk, Socket shopper) {
        var ticket = only(desk);
        expected().forEach(text -> desk.reply(ticket, AgentReply.saying(text)));
        var heard = new ArrayList<String>();
        while (heard.size() < REPLIES) {
            heard.add(shopper.from("agent").getString("text"));
        }
        return heard;
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void what_the_customer_writes_another_way_stands_in_the_chat_and_not_twice_in_the_ticket(String vendor) {
        var side = desks.side(vendor, "mail");
        try (var shopper = handedOver(side)) {
            side.desk().said(only(side.desk()), "I wrote this by mail");
            assertThat(shopper.from("visitor").getString("text")).contains("I wrote this by mail");
            desks.settled(side.workspace());
            assertThat(Desks.texts(side.desk().tickets().getFirst(), "I wrote")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void a_visitor_who_tells_who_they_are_becomes_the_tickets_customer(String vendor) {
        var side = desks.side(vendor, "known");
        try (var shopper = handedOver(side)) {
            shopper.send(Rest.object("type", "contact", "name", "Ann", "email", "ann@example.com"));
            Eventually.some(() -> Optional.of(side.desk().tickets().getFirst().get("customer"))
                    .filter(customer -> customer.toString().contains("ann@example.com")));
            desks.settled(side.workspace());
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void nobody_waits_for_a_desk_that_is_disconnected(String vendor) {
        var side = desks.side(vendor, "gone");
        try (var shopper = handedOver(side)) {
            desks.rest().send("DELETE", "connectors/" + side.connector(), null);
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("control").equals("human"));
            var tickets = desks.rest().get("workspaces/" + side.workspace().getString("id") + "/tickets");
            assertThat(tickets.json().getJsonArray("items").getValuesAs(JsonObject.class))
                    .hasSize(1)
                    .allMatch(ticket -> ticket.getString("status").equals("open"));
        }
    }

    /** A live chat has an end: the people hand control back, and the assistant begins anew. */
    @Test
    void people_who_type_read_and_leave_are_seen_to_do_so() {
        var side = desks.side("zendesk-conversations", "live");
        var people = (ConversationsDesk) side.desk();
        try (var shopper = handedOver(side)) {
            var ticket = only(people);
            people.acts(ticket, "typing:start");
            assertThat(shopper.next("typing").getBoolean("on")).isTrue();
            people.acts(ticket, "typing:stop");
            assertThat(shopper.next("typing").getBoolean("on")).isFalse();
            shopper.say("are you there?");
            shopper.from("visitor");
            desks.settled(side.workspace());
            people.acts(ticket, "conversation:read");
            shopper.next("read");
            people.status(ticket, "closed");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("resolved"));
            shopper.say("Hello");
            shopper.from("assistant");
            desks.settled(side.workspace());
            assertThat(Desks.texts(people.tickets().getFirst(), "Hello")).isEmpty();
            shopper.send(Rest.object("type", "escalate"));
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("control").equals("external"));
            desks.settled(side.workspace());
            assertThat(people.tickets()).hasSize(1);
            assertThat(people.tickets().getFirst().getString("status")).isEqualTo("open");
            people.reply(ticket, AgentReply.saying("Here again"));
            assertThat(shopper.from("agent").getString("text")).isEqualTo("Here again");
        }
    }
}
