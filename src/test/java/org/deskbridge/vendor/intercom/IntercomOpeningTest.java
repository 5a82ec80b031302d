package org.deskbridge.vendor.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an Intercom conversation is begun, and found where the beginning broke off. */
class IntercomOpeningTest extends IntercomFixture {
    @Test
    void files_of_the_first_line_come_in_a_line_of_their_own_and_once() {
        var bytes = "x".repeat(50_000).getBytes(UTF_8);
        var files = List.of(
                new Attached("a.txt", "text/plain", bytes.length, () -> new ByteArrayInputStream(bytes)),
                new Attached("b.txt", "text/plain", 2, () -> new ByteArrayInputStream("hi".getBytes(UTF_8))));
        var draft = draft("ann@example.com");
        var first =
                new Line(Ids.next(), Voice.VISITOR, "Ann", "See", draft.first().at(), files);
        var withFiles =
                new Draft(draft.key(), "See", first, draft.notes(), draft.requester(), draft.tags(), Map.of(), null);
        breaksOff(Step.TAG);
        assertThat(trouble(() -> intercom.tickets.open(account, withFiles)).kind())
                .isEqualTo(Kind.UNKNOWN);
        var ticket = intercom.tickets.find(account, withFiles).orElseThrow();
        assertThat(messages()).hasSize(2);
        assertThat(only().getJsonArray("tags").toString()).contains("assistant", IntercomTickets.TAG);
        var read = read(ticket);
        assertThat(read.getLast().from()).isEqualTo(From.US);
        assertThat(account.download(read.getLast().files().getFirst().address(), 100_000))
                .hasBinaryContent(bytes);
        assertThat(read.getLast().files().get(1).name()).isEqualTo("b.txt");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void an_opening_that_breaks_off_anywhere_is_finished_and_made_once(Step step) {
        var draft = new Draft(
                Ids.next(),
                "Parcel",
                line(Voice.VISITOR, "Where is it?"),
                List.of(),
                new Requester(Ids.next(), "Ann", "ann@example.com", null),
                List.of("assistant"),
                Map.of("Order number", "4711"),
                null);
        var toTeam =
                account.with(Json.createObjectBuilder().add("teamId", "5017690").build());
        breaksOff(step);
        assertThat(trouble(() -> intercom.tickets.open(toTeam, draft)).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(toTeam.hasWritten()).isEqualTo(step != Step.CONTACT);
        var found = intercom.tickets.find(toTeam, draft);
        var ticket = found.orElseGet(() -> intercom.tickets.open(toTeam, draft));
        assertThat(found.isPresent()).isEqualTo(step != Step.CONTACT);
        assertThat(only().getString("subject")).isEqualTo("Parcel");
        assertThat(only().toString()).contains("4711", "ann@example.com");
        assertThat(only().getInt("team")).isEqualTo(5_017_690);
        assertThat(only().getJsonArray("tags").toString()).contains("assistant", IntercomTickets.TAG);
        assertThat(ticket.written()).containsKey(draft.first().key());
    }

    /** Calls of an opening, after each of which the line may break. */
    enum Step {
        CONTACT("POST /contacts", 3),
        BEGINNING("POST /conversations", 1),
        TITLE("PUT /conversations", 3),
        TAG("POST /tags", 3);

        private final String call;
        private final int tries;

        Step(String call, int tries) {
            this.call = call;
            this.tries = tries;
        }
    }

    /** As often as it is tried at once. */
    private void breaksOff(Step step) {
        for (var tried = 0; tried < step.tries; tried++) {
            desk.faults().next("cut-after", step.call);
        }
    }

    @Test
    void a_conversation_whose_rest_has_to_wait_was_begun_all_the_same() {
        desk.faults().next("429", "PUT /conversations");
        assertThat(trouble(() -> intercom.tickets.open(account, draft("ann@example.com")))
                        .kind())
                .isEqualTo(Kind.RATE_LIMITED);
        assertThat(account.hasWritten()).isTrue();
    }

    @Test
    void what_is_found_and_cannot_be_finished_was_changed_and_has_to_be_looked_for_anew() {
        var draft = draft("ann@example.com");
        breaksOff(Step.BEGINNING);
        assertThat(trouble(() -> intercom.tickets.open(account, draft)).kind()).isEqualTo(Kind.UNKNOWN);
        var later = account(credentials(label));
        breaksOff(Step.TAG);
        assertThat(trouble(() -> intercom.tickets.find(later, draft)).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(later.hasWritten()).isTrue();
    }

    @Test
    void what_is_refused_after_the_beginning_keeps_no_conversation_from_being_there() {
        var draft = draft("ann@example.com");
        var unknown = new Draft(
                draft.key(),
                "Parcel",
                draft.first(),
                List.of(),
                draft.requester(),
                List.of(),
                Map.of("Colour", "red"),
                null);
        intercom.tickets.open(
                account.with(Json.createObjectBuilder().add("teamId", "1").build()), unknown);
        assertThat(only().getString("subject")).isEqualTo("Parcel");
        assertThat(only().getJsonArray("tags").toString()).contains(IntercomTickets.TAG);
    }

    @Test
    void an_opening_is_found_by_whoever_the_visitor_was_then() {
        var visitor = Ids.next();
        var draft = draft(new Requester(visitor, "Anonymous Visitor", null, null));
        var ticket = intercom.tickets.open(account, draft);
        var known = new org.deskbridge.connector.Ticketing.Draft(
                draft.key(),
                draft.subject(),
                draft.first(),
                List.of(),
                new Requester(visitor, "Ann", "ann@example.com", null),
                List.of(),
                Map.of(),
                null);
        assertThat(intercom.tickets.find(account, known).orElseThrow().ticket()).isEqualTo(ticket.ticket());
    }

    @Test
    void a_fresh_opening_is_not_found_before_the_search_knows_it() {
        reopened("{\"searchLagMillis\":600000}");
        var draft = draft("ann@example.com");
        intercom.tickets.open(account, draft);
        assertThat(intercom.tickets.find(account, draft)).isEmpty();
        assertThat(intercom.tickets.searchLag()).isGreaterThan(java.time.Duration.ofMinutes(2));
    }
}
