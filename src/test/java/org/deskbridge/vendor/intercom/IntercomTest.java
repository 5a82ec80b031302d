package org.deskbridge.vendor.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Doc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntercomTest extends IntercomFixture {
    private List<DeskMessage> read(Opened ticket) {
        return intercom.reading
                .read(account, ticket.ticket(), null)
                .orElseThrow()
                .messages();
    }

    private List<JsonObject> messages() {
        return only().getJsonArray("messages").getValuesAs(JsonObject.class);
    }

    @Test
    void only_the_visitors_lines_are_public_and_they_are_theirs() {
        var ticket = opened();
        for (var voice : Voice.values()) {
            intercom.tickets.append(account, ticket, line(voice, "by " + voice));
        }
        assertThat(messages())
                .extracting(one -> one.getString("author") + " " + one.getString("visibility"))
                .containsExactly(
                        "customer public", "customer public", "agent internal", "agent internal", "agent internal");
        assertThat(only().getJsonArray("sentToCustomer")).isEmpty();
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
    }

    @Test
    void text_is_text_and_not_html_and_our_mark_is_not_shown() {
        var ticket = opened();
        for (var voice : List.of(Voice.VISITOR, Voice.NOTE)) {
            intercom.tickets.append(account, ticket, line(voice, "<b>1</b> & 2\n3"));
        }
        assertThat(IntercomMark.removed(messages().get(1).getString("text"))).isEqualTo("<b>1</b> & 2\n3");
        assertThat(IntercomMark.removed(messages().get(2).getString("text"))).isEqualTo("<b>1</b> & 2\n3");
        assertThat(read(ticket))
                .extracting(DeskMessage::markdown)
                .containsExactly("Where is my parcel?", "<b>1</b> & 2\n3", "<b>1</b> & 2\n3");
    }

    @Test
    void the_same_words_twice_are_two_lines() {
        var ticket = opened();
        var first = line(Voice.VISITOR, "ok");
        var second = line(Voice.VISITOR, "ok");
        var id = intercom.tickets.append(account, ticket, first);
        desk.faults().next("cut-before", "POST /conversations");
        assertThat(trouble(() -> intercom.tickets.append(account, ticket, second))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        assertThat(intercom.tickets.find(account, ticket, second.key())).isEmpty();
        desk.faults().next("cut-after", "POST /conversations");
        assertThat(trouble(() -> intercom.tickets.append(account, ticket, second))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        var found = intercom.tickets.find(account, ticket, second.key());
        assertThat(found).isPresent().isNotEqualTo(Optional.of(id));
        assertThat(intercom.tickets.find(account, ticket, first.key())).contains(id);
    }

    @Test
    void whoever_copies_our_text_has_still_said_it() {
        var ticket = opened();
        intercom.tickets.append(account, ticket, line(Voice.VISITOR, "number 4711"));
        var copied = messages().getLast().getString("text");
        desk.said(ticket.ticket(), copied);
        desk.reply(ticket.ticket(), AgentReply.saying(copied));
        var read = read(ticket);
        assertThat(read.subList(1, 4))
                .extracting(DeskMessage::from)
                .containsExactly(From.US, From.CUSTOMER, From.AGENT);
        assertThat(read.subList(1, 4)).extracting(DeskMessage::markdown).containsOnly("number 4711");
    }

    @Test
    void a_line_of_ours_that_stands_there_twice_is_not_the_customers() {
        var ticket = opened();
        var line = line(Voice.VISITOR, "hello?");
        intercom.tickets.append(account, ticket, line);
        intercom.tickets.append(account, ticket, line);
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
    }

    @Test
    void a_visitors_line_opens_what_was_closed_and_so_is_read_as_theirs() {
        var ticket = opened();
        intercom.tickets.setStatus(account, ticket, "solved");
        intercom.tickets.append(account, ticket, line(Voice.NOTE, "for the team"));
        assertThat(only().getString("status")).isEqualTo("closed");
        intercom.tickets.append(account, ticket, line(Voice.VISITOR, "still there?"));
        assertThat(only().getString("status")).isEqualTo("open");
        assertThat(messages().getLast().getString("kind")).isEqualTo("open");
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
        desk.status(ticket.ticket(), "snoozed");
        assertThat(intercom.reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .status())
                .isEqualTo("pending");
    }

    @Test
    void a_bot_is_an_agent_and_what_was_blacked_out_is_nothing() {
        var ticket = opened();
        desk.reply(ticket.ticket(), new AgentReply("I am Fin", null, false, "Fin", null));
        assertThat(read(ticket).getLast().from()).isEqualTo(From.AGENT);
        assertThat(read(ticket).getLast().author()).isEqualTo("Fin");
        account.send(org.deskbridge.connector.Call.post(
                "/conversations/redact",
                Json.createObjectBuilder()
                        .add("type", "conversation_part")
                        .add("conversation_id", ticket.ticket())
                        .add("conversation_part_id", read(ticket).getLast().id())
                        .build()));
        assertThat(read(ticket)).hasSize(1);
    }

    @Test
    void what_is_pasted_into_a_reply_is_a_file_of_it() {
        var ticket = opened();
        var html = "<p>See <img src=\"https://pictures.example/a/b.png?x=1\"></p>";
        desk.reply(ticket.ticket(), new AgentReply("", html, false, null, null));
        var files = read(ticket).getLast().files();
        assertThat(files).hasSize(1);
        assertThat(files.getFirst().name()).isEqualTo("b.png");
    }

    @Test
    void news_are_read_from_the_last_known_part_also_of_those_that_say_nothing() {
        var ticket = opened();
        var source = ticket.written().values().iterator().next();
        var first = intercom.tickets.append(account, ticket, line(Voice.VISITOR, "one"));
        desk.status(ticket.ticket(), "closed");
        desk.reply(ticket.ticket(), AgentReply.saying("two"));
        for (var after : List.of(source, first)) {
            assertThat(intercom.reading
                            .read(account, ticket.ticket(), after)
                            .orElseThrow()
                            .messages())
                    .extracting(DeskMessage::markdown)
                    .endsWith("two")
                    .hasSize(after.equals(first) ? 1 : 2);
        }
    }

    @Test
    void a_conversation_that_is_gone_takes_nothing_and_a_teammate_who_is_gone_needs_attention() {
        var ticket = opened();
        var nobody =
                account.with(Json.createObjectBuilder().add("adminId", "99").build());
        assertThat(trouble(() -> intercom.tickets.append(nobody, ticket, line(Voice.NOTE, "x")))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(trouble(() -> intercom.tickets.setStatus(nobody, ticket, "solved"))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        var gone = new Opened("99", "", ticket.requester(), Map.of());
        for (var voice : List.of(Voice.VISITOR, Voice.NOTE)) {
            assertThat(trouble(() -> intercom.tickets.append(account, gone, line(voice, "x")))
                            .kind())
                    .isEqualTo(Kind.CLOSED);
        }
        assertThat(trouble(() -> intercom.tickets.setStatus(account, gone, "open"))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        assertThat(intercom.tickets.find(account, gone, Ids.next())).isEmpty();
    }

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
    void a_conversation_has_a_teammate_and_a_team() {
        var ticket = opened();
        intercom.sorting.assign(account, ticket, new Assignee("5017690", "991267002"));
        assertThat(only().getInt("team")).isEqualTo(5_017_690);
        assertThat(only().getInt("assignee")).isEqualTo(991_267_002);
        assertThat(intercom.reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .assignee())
                .isEqualTo("991267002");
        intercom.sorting.assign(account, ticket, new Assignee(null, null));
        assertThat(only().isNull("assignee")).isTrue();
    }

    @Test
    void nothing_is_lost_or_doubled_while_a_third_of_all_calls_fail() {
        reopened("{\"rateLimits\":false}");
        desk.faults()
                .set(Doc.doc(
                        "seed",
                        7,
                        "rate",
                        0.33,
                        "kinds",
                        List.of("500", "503", "cut-before", "cut-after", "truncated")));
        for (var i = 0; i < 10; i++) {
            var draft = draft("ann@example.com");
            var ticket =
                    insisting(() -> intercom.tickets.find(account, draft), () -> intercom.tickets.open(account, draft));
            for (var voice : List.of(Voice.NOTE, Voice.VISITOR, Voice.VISITOR, Voice.ASSISTANT)) {
                var line = line(voice, "ok");
                insisting(
                        () -> intercom.tickets.find(account, ticket, line.key()),
                        () -> intercom.tickets.append(account, ticket, line));
            }
        }
        desk.faults().set(Doc.doc());
        assertThat(desk.tickets()).hasSize(10);
        assertThat(desk.tickets()).allSatisfy(ticket -> {
            assertThat(ticket.getJsonArray("messages")).hasSize(5);
            assertThat(ticket.getJsonArray("tags")).hasSize(2);
            assertThat(ticket.getJsonArray("sentToCustomer")).isEmpty();
        });
    }

    /** As the work is done: looked for where an earlier try may have had its effect, written otherwise. */
    private static <T> T insisting(Supplier<Optional<T>> look, Supplier<T> write) {
        var inDoubt = false;
        for (var tries = 0; tries < 500; tries++) {
            try {
                var found = inDoubt ? look.get() : Optional.<T>empty();
                return found.orElseGet(write);
            } catch (VendorTrouble trouble) {
                inDoubt |= trouble.kind() == Kind.UNKNOWN;
            }
        }
        throw new AssertionError("it never worked");
    }

    static VendorTrouble trouble(Runnable action) {
        return catchThrowableOfType(VendorTrouble.class, action::run);
    }
}
