package org.deskbridge.vendor.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Helpdesk;
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
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.vendor.ChangeListContract;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.HistoryContract;
import org.deskbridge.vendor.SortingContract;
import org.deskbridge.vendor.SubdomainContract;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshdeskTest extends HelpdeskContract
        implements ChangeListContract, HistoryContract, SortingContract, SubdomainContract {
    private final Freshdesk freshdesk = new Freshdesk();

    FreshdeskTest() {
        freshdesk.tickets = new FreshdeskTickets();
        freshdesk.reading = new FreshdeskReading();
        freshdesk.changes = new FreshdeskChanges();
        freshdesk.webhooks = new FreshdeskWebhooks();
        freshdesk.history = new FreshdeskHistory();
    }

    @Override
    public VendorFixture self() {
        return this;
    }

    @Override
    protected Helpdesk helpdesk() {
        return freshdesk;
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return ("{\"ticket_id\":\"" + ticket + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-deskbridge-secret", secret);
    }

    private static JsonObject key(String label, String key) {
        return Json.createObjectBuilder()
                .add("subdomain", label)
                .add("apiKey", key)
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return key(label, FreshdeskDesk.KEY);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return key(label, FreshdeskDesk.KEY + "x");
    }

    private static Line said(Voice voice, String text) {
        return said(voice, text, List.of());
    }

    private static Line said(Voice voice, String text, List<Attached> files) {
        return new Line(Ids.next(), voice, "Ann", text, Instant.parse("2026-01-05T10:00:00Z"), files);
    }

    private static Draft draft(Requester requester, Line first, Map<String, String> fields) {
        return new Draft(
                Ids.next(),
                "Parcel",
                first,
                List.of(),
                requester,
                List.of("assistant, of 40 characters and many more"),
                fields,
                null);
    }

    private Opened open(Requester requester) {
        return freshdesk.tickets.open(account, draft(requester, said(Voice.VISITOR, "Hello"), Map.of()));
    }

    private Opened open() {
        return open(new Requester(Ids.next(), "Ann", "ann@example.com", null));
    }

    private JsonObject truth(Opened ticket) {
        return desk.tickets().stream()
                .filter(one -> Doc.id(one, "id").equals(ticket.ticket()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> messages(Opened ticket) {
        return truth(ticket).getJsonArray("messages").getValuesAs(JsonObject.class);
    }

    private List<DeskMessage> read(Opened ticket) {
        return freshdesk
                .reading
                .read(account, ticket.ticket(), null)
                .orElseThrow()
                .messages();
    }

    @Test
    void only_the_visitors_lines_are_public_and_they_are_theirs() {
        var ticket = open();
        for (var voice : Voice.values()) {
            freshdesk.tickets.append(account, ticket, said(voice, "by " + voice));
        }
        assertThat(messages(ticket))
                .extracting(one -> one.getString("author") + " " + one.getString("visibility"))
                .containsExactly(
                        "customer public", "customer public", "agent internal", "agent internal", "agent internal");
        assertThat(Doc.id(messages(ticket).get(1), "authorId")).isEqualTo(ticket.requester());
        assertThat(truth(ticket).getJsonArray("sentToCustomer")).isEmpty();
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
    }

    @Test
    void text_is_text_and_not_html() {
        var ticket = freshdesk.tickets.open(
                account,
                draft(
                        new Requester(Ids.next(), "Ann", null, null),
                        said(Voice.VISITOR, "<b>1</b> & 2\n#deskbridge-" + Ids.next()),
                        Map.of()));
        assertThat(messages(ticket).getFirst().getString("text"))
                .startsWith("<b>1</b> & 2\n#deskbridge-")
                .endsWith("\nDeskbridge, 2026-01-05 10:00 UTC");
        assertThat(truth(ticket).getJsonArray("tags").toString()).contains("\"assistant  of 40 characters and\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "closed", "pending", "waiting on customer"})
    void a_visitors_line_opens_a_ticket_that_was_done_and_no_other(String status) {
        var ticket = open();
        desk.status(ticket.ticket(), status);
        freshdesk.tickets.append(account, ticket, said(Voice.ASSISTANT, "not the visitor's"));
        assertThat(truth(ticket).getString("status")).isEqualTo(status);
        freshdesk.tickets.append(account, ticket, said(Voice.VISITOR, "still there?"));
        var isDone = status.equals("resolved") || status.equals("closed");
        assertThat(truth(ticket).getString("status")).isEqualTo(isDone ? "open" : status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spam", "deleted"})
    void what_takes_nothing_any_more_is_closed(String state) {
        var ticket = open();
        desk.status(ticket.ticket(), state);
        for (var voice : List.of(Voice.VISITOR, Voice.NOTE)) {
            var trouble = catchThrowableOfType(
                    VendorTrouble.class, () -> freshdesk.tickets.append(account, ticket, said(voice, "x")));
            assertThat(trouble.kind()).isEqualTo(Kind.CLOSED);
        }
        assertThat(catchThrowableOfType(
                                VendorTrouble.class, () -> freshdesk.tickets.setStatus(account, ticket, "solved"))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        var gone = new Opened("99", "", ticket.requester(), Map.of());
        assertThat(catchThrowableOfType(
                                VendorTrouble.class,
                                () -> freshdesk.tickets.append(account, gone, said(Voice.VISITOR, "x")))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        assertThat(freshdesk.tickets.find(account, gone, Ids.next())).isEmpty();
        var news = freshdesk.reading.read(account, ticket.ticket(), null);
        assertThat(news.map(one -> one.status()))
                .isEqualTo(state.equals("spam") ? java.util.Optional.of("closed") : java.util.Optional.empty());
    }

    @Test
    void a_status_of_an_admins_own_is_open() {
        var ticket = open();
        for (var status : Map.of("waiting on customer", "open", "pending", "pending", "closed", "solved")
                .entrySet()) {
            desk.status(ticket.ticket(), status.getKey());
            assertThat(freshdesk
                            .reading
                            .read(account, ticket.ticket(), null)
                            .orElseThrow()
                            .status())
                    .as(status.getKey())
                    .isEqualTo(status.getValue());
        }
    }

    @Test
    void fields_that_stop_a_ticket_are_named() {
        reopened("{\"mandatoryFields\":[\"cf_order_number\"],\"mandatoryForClosure\":[\"cf_contact_reason\"]}");
        var requester = new Requester(Ids.next(), "Ann", "ann@example.com", null);
        var refused = catchThrowableOfType(VendorTrouble.class, () -> open(requester));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused).hasMessageContaining("“Order number”: ").hasMessageContaining("missing_field");
        var filled = draft(requester, said(Voice.VISITOR, "Hello"), Map.of("cf_order_number", "4711"));
        var ticket = freshdesk.tickets.open(account, filled);
        assertThat(catchThrowableOfType(
                        VendorTrouble.class, () -> freshdesk.tickets.setStatus(account, ticket, "solved")))
                .hasMessageContaining("“Contact reason”");
        freshdesk.tickets.setFields(account, ticket, Map.of("cf_contact_reason", "Return"));
        freshdesk.tickets.setStatus(account, ticket, "solved");
        assertThat(truth(ticket).getJsonObject("customFields").toString()).contains("4711", "Return");
        assertThat(freshdesk.vocabulary(account).fields())
                .filteredOn(field -> field.id().equals("cf_order_number"))
                .allMatch(field -> field.required())
                .hasSize(1);
    }

    @Test
    void what_a_field_or_a_tag_has_no_room_for_is_cut() {
        var ticket = open();
        var text = "x".repeat(300);
        freshdesk.tickets.setFields(account, ticket, Map.of("cf_order_number", text, "cf_conversation", text));
        var fields = truth(ticket).getJsonObject("customFields");
        assertThat(fields.getString("cf_order_number")).hasSize(255);
        assertThat(fields.getString("cf_conversation")).hasSize(300);
        freshdesk.tickets.tag(account, ticket, List.of(text, "a,b"));
        assertThat(truth(ticket).getJsonArray("tags").toString())
                .contains("\"a b\"", "\"" + text.substring(0, 32) + "\"");
    }

    @Test
    void who_has_used_the_minute_up_waits_without_being_told() {
        reopened("{\"rateLimits\":{\"account\":12}}");
        for (var i = 0; i < 12; i++) {
            freshdesk.signIn(account);
        }
        var paced = catchThrowableOfType(VendorTrouble.class, () -> freshdesk.signIn(account));
        assertThat(paced.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(paced.status()).isZero();
        assertThat(desk.calls().tooMany()).isZero();
    }

    @Test
    void a_lost_attempt_is_found_by_whatever_the_visitor_is_known_by_then() {
        var visitor = Ids.next();
        var unknown =
                draft(new Requester(visitor, "Anonymous Visitor", null, null), said(Voice.VISITOR, "Hi"), Map.of());
        desk.faults().next("cut-after", "POST /api/v2/tickets");
        assertThat(catchThrowableOfType(VendorTrouble.class, () -> freshdesk.tickets.open(account, unknown))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        var known = new Draft(
                unknown.key(),
                unknown.subject(),
                unknown.first(),
                List.of(),
                new Requester(visitor, "Ann", "ann@example.com", null),
                List.of(),
                Map.of(),
                null);
        var found = freshdesk.tickets.find(account, known).orElseThrow();
        assertThat(found.written()).containsOnlyKeys(unknown.first().key());
        assertThat(desk.tickets()).hasSize(1);
    }

    @Test
    void a_quoted_mark_is_not_taken_for_ours() {
        var ticket = open();
        var line = said(Voice.VISITOR, "Hello");
        freshdesk.tickets.append(account, ticket, line);
        var quoted = messages(ticket).getLast().getString("html");
        var reply = new org.deskbridge.sandbox.kit.AgentReply("x", "<p>See</p>" + quoted, false, null, null);
        desk.reply(ticket.ticket(), reply);
        assertThat(read(ticket).getLast().from()).isEqualTo(From.AGENT);
        var note = Json.createObjectBuilder().add("body", quoted).add("private", false);
        account.send(Call.post("/api/v2/tickets/" + ticket.ticket() + "/notes", note.build()));
        assertThat(read(ticket).getLast().from()).isEqualTo(From.AGENT);
        assertThat(freshdesk.tickets.find(account, ticket, line.key()))
                .contains(Doc.id(messages(ticket).get(1), "id"));
    }

    @Test
    void somebody_elses_contact_is_left_as_it_is_and_ours_learns() {
        var visitor = Ids.next();
        var first = open(new Requester(visitor, "Anonymous Visitor", null, null));
        assertThat(open(new Requester(visitor, "Anonymous Visitor", null, null)).requester())
                .isEqualTo(first.requester());
        var named = new Requester(visitor, "Ann", null, "+49 30 1");
        assertThat(freshdesk.tickets.setRequester(account, first, named)).isEqualTo(first.requester());
        assertThat(truth(first).getJsonObject("customer").getString("name")).isEqualTo("Ann");
        var ben = open(new Requester(Ids.next(), "Ben", "ben@example.com", null));
        var claims = new Requester(visitor, "Not Ben", "ben@example.com", null);
        assertThat(freshdesk.tickets.setRequester(account, first, claims)).isEqualTo(ben.requester());
        assertThat(truth(first).getJsonObject("customer").getString("name")).isEqualTo("Ben");
    }

    @Test
    void an_address_that_is_none_keeps_nobody_from_being_helped() {
        var ticket = open(new Requester(Ids.next(), "Ann", "ann@localhost", null));
        assertThat(truth(ticket).getJsonObject("customer").getString("name")).isEqualTo("Ann");
    }

    @Test
    void files_without_room_are_named() {
        var large = new byte[12 << 20];
        var file = new Attached("film.mp4", "video/mp4", large.length, () -> new ByteArrayInputStream(large));
        var first = draft(
                new Requester(Ids.next(), "Ann", null, null),
                said(Voice.VISITOR, "see", List.of(file)),
                Map.of("cf_order_number", "4711"));
        var ticket = freshdesk.tickets.open(account, first);
        assertThat(truth(ticket).getJsonObject("customFields").getString("cf_order_number"))
                .isEqualTo("4711");
        freshdesk.tickets.append(account, ticket, said(Voice.VISITOR, "and see", List.of(file)));
        assertThat(messages(ticket).getFirst().getJsonArray("attachments")).hasSize(1);
        assertThat(messages(ticket).getLast().getJsonArray("attachments")).isEmpty();
        assertThat(messages(ticket).getLast().getString("text")).contains("no room for film.mp4");
    }

    @Test
    void a_long_ticket_is_read_to_its_end_and_only_what_is_new() {
        var ticket = open();
        var last = "";
        for (var i = 0; i < 104; i++) {
            last = freshdesk.tickets.append(account, ticket, said(Voice.NOTE, "note " + i));
        }
        desk.reply(ticket.ticket(), org.deskbridge.sandbox.kit.AgentReply.saying("at last"));
        var news = freshdesk.reading.read(account, ticket.ticket(), last).orElseThrow();
        assertThat(news.messages()).extracting(DeskMessage::markdown).containsExactly("at last");
        assertThat(read(ticket)).hasSize(106);
        var description = read(ticket).getFirst().id();
        assertThat(freshdesk
                        .reading
                        .read(account, ticket.ticket(), description)
                        .orElseThrow()
                        .messages())
                .hasSize(105);
    }

    @Test
    void more_changes_than_a_page_are_all_told_once() {
        reopened("{\"rateLimits\":false}");
        var tickets = new java.util.TreeSet<String>();
        for (var i = 0; i < 130; i++) {
            tickets.add(open().ticket());
        }
        var since = Instant.EPOCH;
        var told = new java.util.ArrayList<String>();
        var looks = 0;
        String mark = null;
        boolean more;
        do {
            var changes = freshdesk.changes.changes(account, mark, since);
            told.addAll(changes.tickets());
            mark = changes.mark();
            more = changes.more();
            assertThat(mark.length()).isLessThan(1000);
        } while (more && looks++ < 5);
        assertThat(told).doesNotHaveDuplicates().hasSameElementsAs(tickets);
        assertThat(freshdesk.changes.changes(account, mark, since).tickets()).isEmpty();
    }

    @Test
    void assigning_names_a_group_and_an_agent_or_nobody() {
        var ticket = open();
        var group = freshdesk.vocabulary(account).groups().getFirst().id();
        var agent = "43001000003";
        freshdesk.tickets.assign(account, ticket, new Assignee(group, agent));
        assertThat(Doc.id(truth(ticket), "team")).isEqualTo(group);
        assertThat(freshdesk
                        .reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .assignee())
                .isEqualTo(agent);
        freshdesk.tickets.assign(account, ticket, new Assignee(null, null));
        assertThat(freshdesk
                        .reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .assignee())
                .isNull();
    }

    @Test
    void the_layout_with_boxes_names_its_ticket_too() {
        var body = "{\"freshdesk_webhook\":{\"ticket_id\":12,\"ticket_subject\":\"x\"}}";
        assertThat(freshdesk.webhooks.hints(new Delivery(Map.of(), body)))
                .extracting(Hint::ticket)
                .containsExactly("12");
        assertThat(freshdesk.webhooks.steps("https://chat.example/hook", "s3").toString())
                .contains("X-Deskbridge-Secret: s3", "{\"ticket_id\":\"{{ticket.id}}\"}");
    }
}
