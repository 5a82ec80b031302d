package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations and their tickets stay the same on both sides, while the vendor fails in every way that vendors fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncIT {
    private static final int ESCALATIONS = Integer.getInteger("it.escalations", 20);
    private static final List<String> VENDORS = List.of(
            System.getProperty("it.vendors", String.join(",", Desks.VENDORS)).split(","));
    private static final String FAULTS = "{\"seed\":7,\"rate\":0.3,\"slowMillis\":300,\"retryAfterSeconds\":1,"
            + "\"kinds\":[\"429\",\"500\",\"503\",\"slow\",\"cut-before\",\"cut-after\",\"truncated\"],"
            + "\"webhooks\":{\"lost\":0.2,\"repeated\":0.2,\"reordered\":0.2}}";

    private final Desks desks = Desks.shared();

    @Test
    void each_escalation_makes_one_ticket_and_both_sides_say_the_same() {
        var sides = VENDORS.stream().map(vendor -> desks.side(vendor, "o1")).toList();
        for (var side : sides) {
            side.desk().faults().set(Desks.json(FAULTS));
            side.said().putAll(desks.talk(side.workspace(), ESCALATIONS));
        }
        for (var side : sides) {
            desks.settled(side.workspace());
            desks.one_ticket_each_and_every_line_once(side.desk(), side.said());
        }
        sides.forEach(this::everyReplyIsHeardOnce);
        assertThat(desks.violations()).isEmpty();
    }

    private void everyReplyIsHeardOnce(Desks.Side side) {
        var answers = answer(side.desk());
        side.said()
                .keySet()
                .forEach(conversation -> Eventually.some(
                        () -> Optional.of("answered")
                                .filter(any -> desks.heard(conversation).size() >= 2),
                        Desks.PATIENCE));
        side.desk().faults().set(Desks.json("{\"rate\":0}"));
        desks.settled(side.workspace());
        assertThat(side.said().keySet().stream().map(desks::heard)).containsExactlyInAnyOrderElementsOf(answers);
        desks.one_ticket_each_and_every_line_once(side.desk(), side.said());
    }

    /** Two replies and a note in each ticket; what each visitor should hear. */
    private static List<List<String>> answer(Desk desk) {
        var answers = new ArrayList<List<String>>();
        for (var ticket : desk.tickets()) {
            var id = Desks.id(ticket);
            var lines = List.of("answer 1 to " + id, "answer 2 to " + id);
            desk.reply(id, AgentReply.saying(lines.get(0)));
            desk.reply(id, AgentReply.noting("not for the visitor"));
            desk.reply(id, AgentReply.saying(lines.get(1)));
            answers.add(lines);
        }
        return answers;
    }

    @Test
    void a_death_between_the_vendors_effect_and_our_record_makes_no_second_ticket_and_no_deaf_desk() {
        var sides =
                Desks.VENDORS.stream().map(vendor -> desks.side(vendor, "kill")).toList();
        var integration = new Integration(desks.url("gorgias", "kill"));
        for (var life = 0; life < Integer.getInteger("it.kills", 2); life++) {
            for (var side : sides) {
                var before = side.desk().tickets().size();
                side.desk().faults().set(Desks.json("{\"rate\":1,\"kinds\":[\"slow\"],\"slowMillis\":150}"));
                side.said().putAll(desks.talk(side.workspace(), 5));
                Eventually.some(
                        () -> Optional.of("made")
                                .filter(any -> side.desk().tickets().size() > before),
                        Desks.PATIENCE);
            }
            desks.server().kill();
            sides.forEach(side -> side.desk().faults().set(Desks.json("{\"rate\":0}")));
            integration.off();
            desks.server().start();
            Eventually.some(() -> Optional.of("on again").filter(any -> integration.isOn()));
        }
        for (var side : sides) {
            desks.settled(side.workspace());
            desks.one_ticket_each_and_every_line_once(side.desk(), side.said());
        }
    }

    /** Each change hides it from searches for nearly as long as what a lost attempt did is looked for. */
    @Test
    void a_ticket_that_was_found_and_could_not_be_finished_is_found_again() {
        var desk = desks.open("intercom", "found", "{\"rateLimits\":false,\"searchLagMillis\":2900}");
        var workspace = desks.connected("intercom", "found");
        desk.faults().next("cut-after", "POST /conversations");
        for (var tried = 0; tried < 3; tried++) {
            desk.faults().next("cut-after", "POST /tags");
        }
        var said = desks.talk(workspace, 1);
        desks.settled(workspace);
        desks.one_ticket_each_and_every_line_once(desk, said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "gorgias"})
    void the_end_in_the_desk_ends_the_chat_and_the_visitors_next_line_goes_on(String vendor) {
        var account = "end-" + vendor;
        var desk = desks.open(vendor, account);
        var workspace = desks.connected(vendor, account);
        try (var shopper = Socket.chat(desks.base(), workspace.getString("widgetKey"))) {
            shopper.hello();
            shopper.say("Can I speak to a person?");
            var seen = shopper.until(frames -> frames.toString().contains("\"externalId\""));
            assertThat(seen.toString()).contains("\"control\":\"external\"");
            desks.settled(workspace);
            var id = desk.tickets().getFirst().get("id").toString();
            assertThat(seen.toString()).contains("has the number #" + id);
            desk.reply(id, AgentReply.saying("Sure"));
            assertThat(shopper.from("agent").getString("text")).isEqualTo("Sure");
            desk.status(id, vendor.equals("zendesk") ? "solved" : "closed");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("resolved"));
            shopper.say("one more thing");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("escalated"));
            desks.settled(workspace);
            assertThat(desk.tickets()).hasSize(1);
            assertThat(desk.tickets().getFirst().getString("status")).isEqualTo("open");
            assertThat(Desks.texts(desk.tickets().getFirst(), "one more")).hasSize(1);
        }
    }

    @Test
    void a_closed_zendesk_ticket_is_followed_by_another() {
        var desk = desks.open("zendesk", "follow");
        var workspace = desks.connected("zendesk", "follow");
        try (var shopper = Socket.chat(desks.base(), workspace.getString("widgetKey"))) {
            shopper.hello();
            shopper.send(Rest.object("type", "escalate"));
            shopper.say("the first");
            shopper.next(frame -> frame.toString().contains("has the number"));
            desks.settled(workspace);
            var first = desk.tickets().getFirst().get("id").toString();
            desk.status(first, "closed");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("resolved"));
            shopper.say("the second");
            shopper.say("the third");
            Eventually.some(
                    () -> Optional.of("two").filter(any -> desk.tickets().size() == 2));
            desks.settled(workspace);
            assertThat(desk.tickets()).hasSize(2);
            assertThat(Desks.texts(desk.tickets().get(1), "the ")).containsExactly("the second", "the third");
            assertThat(desk.tickets().get(1).toString()).contains(first);
        }
    }

    @Test
    void a_switch_of_the_desk_leaves_open_tickets_where_they_are_and_ended_ones_alone() {
        var side = desks.side("zendesk", "switch");
        var workspace = "workspaces/" + side.workspace().getString("id");
        try (var shopper = Socket.chat(desks.base(), side.workspace().getString("widgetKey"))) {
            shopper.hello();
            shopper.send(Rest.object("type", "escalate"));
            shopper.next(frame -> frame.toString().contains("has the number"));
            desks.rest().send("PATCH", workspace, "{\"helpdeskMode\":\"builtin\"}");
            shopper.say("still with you");
            shopper.from("visitor");
            desks.settled(side.workspace());
            var ticket = side.desk().tickets().getFirst();
            assertThat(Desks.texts(ticket, "still with you")).hasSize(1);
            side.desk().status(ticket.get("id").toString(), "solved");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("resolved"));
            shopper.say("hello again");
            shopper.from("assistant");
            desks.settled(side.workspace());
            var after = side.desk().tickets().getFirst();
            assertThat(after.getString("status")).isEqualTo("solved");
            assertThat(Desks.texts(after, "hello again")).isEmpty();
        }
    }

    @Test
    void what_waits_for_the_old_desk_is_not_written_into_the_new_one() {
        var old = desks.side("zendesk", "before");
        var now = desks.open("gorgias", "after");
        try (var shopper = Socket.chat(desks.base(), old.workspace().getString("widgetKey"))) {
            var conversation = "conversations/"
                    + shopper.hello().getJsonObject("conversation").getString("id");
            shopper.send(Rest.object("type", "escalate"));
            shopper.next(frame -> frame.toString().contains("has the number"));
            desks.settled(old.workspace());
            old.desk().faults().set(Desks.json("{\"retryAfterSeconds\":5}"));
            old.desk().faults().next("429", "PUT /api/v2/tickets");
            shopper.say("for the old desk");
            Eventually.some(
                    () -> desks.deliveries(old.workspace(), "retrying").stream().findFirst());
            desks.connect(old.workspace(), "gorgias", "after");
            desks.rest().post(conversation + "/resolve", "");
            desks.rest().post(conversation + "/escalate", "");
            desks.settled(old.workspace());
        }
        assertThat(old.desk().tickets()).hasSize(1);
        assertThat(now.tickets()).hasSize(1);
        assertThat(Desks.texts(old.desk().tickets().getFirst(), "for the old")).hasSize(1);
    }

    @Test
    void a_vendor_that_hangs_is_only_its_own_customers_trouble() {
        var hanging = desks.side("zendesk", "hangs");
        var well = desks.side("gorgias", "well");
        hanging.desk().faults().hang(true);
        hanging.said().putAll(desks.talk(hanging.workspace(), 30));
        try (var shopper = Socket.chat(desks.base(), well.workspace().getString("widgetKey"))) {
            shopper.hello();
            shopper.send(Rest.object("type", "escalate"));
            shopper.next(frame -> frame.toString().contains("has the number"));
        }
        assertThat(hanging.desk().tickets()).isEmpty();
        hanging.desk().faults().hang(false);
        desks.settled(hanging.workspace());
        desks.one_ticket_each_and_every_line_once(hanging.desk(), hanging.said());
    }
}
