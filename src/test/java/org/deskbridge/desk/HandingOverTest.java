package org.deskbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.escalation.Reason;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("databases")
class HandingOverTest {
    private static Desk desk(String database) {
        return new Desk(database.equals("h2") ? TestDatabase.h2() : TestDatabase.postgres());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void whatever_fires_at_once_makes_one_episode_and_one_ticket(String database) throws Exception {
        var desk = desk(database);
        for (var round = 0; round < 20; round++) {
            var conversation = desk.asked("Where is my parcel?");
            escalateAtOnce(desk, conversation);
            assertThat(desk.here(() -> desk.tickets.tickets(conversation))).hasSize(1);
            assertThat(desk.episodes(conversation)).hasSize(1);
            assertThat(desk.episodes(conversation).getFirst())
                    .contains("explicit-request", "low-confidence", "visitor-button", "manual");
            assertThat(desk.said(conversation))
                    .filteredOn(said -> said.author().kind() == Author.Kind.SYSTEM)
                    .hasSize(1);
        }
    }

    private static void escalateAtOnce(Desk desk, UUID conversation) throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var runs = new ArrayList<Future<?>>();
            for (var i = 0; i < 16; i++) {
                var reason = List.of(
                                Reason.EXPLICIT_REQUEST, Reason.LOW_CONFIDENCE, Reason.VISITOR_BUTTON, Reason.MANUAL)
                        .get(i % 4);
                runs.add(pool.submit(
                        () -> Tenant.in(desk.workspace, () -> desk.escalations.escalate(conversation, reason))));
            }
            for (var run : runs) {
                run.get();
            }
        }
    }

    @Test
    void a_ticket_carries_what_a_human_needs() {
        var desk = desk("h2");
        var conversation = desk.asked("Where is my parcel?");
        desk.run(() -> desk.escalations.escalate(conversation, Reason.EXPLICIT_REQUEST));
        var ticket = desk.here(() -> desk.tickets.newest(conversation)).orElseThrow();
        assertThat(ticket.subject()).isEqualTo("Where is my parcel?");
        assertThat(ticket.requester().name()).isEqualTo("Anonymous Visitor");
        assertThat(ticket.summary()).contains("Where is my parcel?");
        assertThat(ticket.tags()).containsExactly("explicit-request", "assistant");
        assertThat(desk.said(conversation).getLast().text()).contains(ticket.reference());
    }

    @Test
    void solving_the_ticket_resolves_the_conversation_and_the_next_need_is_a_new_ticket() {
        var desk = desk("h2");
        var conversation = desk.asked("Where is my parcel?");
        desk.run(() -> desk.escalations.escalate(conversation, Reason.MANUAL));
        var first = desk.here(() -> desk.tickets.newest(conversation)).orElseThrow();
        desk.here(() -> desk.tickets.change(first.id(), new Tickets.Change("solved", null, null, null, null)));
        assertThat(desk.here(() -> desk.transcripts.get(conversation)).status()).isEqualTo(Status.RESOLVED);
        desk.here(() -> desk.conversations.say(Utterance.visitor(conversation, "Still not here", "2")));
        desk.run(() -> desk.escalations.escalate(conversation, Reason.MANUAL));
        var second = desk.here(() -> desk.tickets.newest(conversation)).orElseThrow();
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.subject()).isEqualTo("Still not here");
    }

    @Test
    void resolving_the_conversation_solves_the_ticket() {
        var desk = desk("h2");
        var conversation = desk.asked("Where is my parcel?");
        desk.run(() -> desk.escalations.escalate(conversation, Reason.MANUAL));
        desk.here(() -> desk.conversations.resolve(conversation));
        assertThat(desk.here(() -> desk.tickets.newest(conversation))
                        .orElseThrow()
                        .status())
                .isEqualTo("solved");
    }

    @Test
    void with_nobody_online_the_team_is_mailed_once() {
        var desk = desk("h2");
        var conversation = desk.asked("Where is my parcel?");
        desk.run(() -> desk.escalations.escalate(conversation, Reason.MANUAL));
        desk.run(() -> desk.escalations.escalate(conversation, Reason.VISITOR_BUTTON));
        assertThat(desk.workKinds()).containsExactly("team.mail");
    }

    @Test
    void what_is_said_moves_the_ticket_between_open_and_pending() {
        var desk = desk("h2");
        var conversation = desk.asked("Where is my parcel?");
        desk.run(() -> desk.escalations.escalate(conversation, Reason.MANUAL));
        Said reply = desk.here(() -> desk.conversations.say(Utterance.agent(conversation, "Sam", "Let me look", null)))
                .message();
        assertThat(reply.seq()).isEqualTo(3);
        assertThat(desk.here(() -> desk.tickets.newest(conversation))
                        .orElseThrow()
                        .status())
                .isEqualTo("pending");
        desk.here(() -> desk.conversations.say(Utterance.visitor(conversation, "Thanks", "2")));
        assertThat(desk.here(() -> desk.tickets.newest(conversation))
                        .orElseThrow()
                        .status())
                .isEqualTo("open");
    }
}
