package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.Test;

/** What every help desk's adapter does, against a look-alike that knows the vendor's rules. */
public abstract class HelpdeskContract extends WebhookContract {
    /** What calls begin with that may have an effect: POST, PUT, PATCH. An adapter may read before it writes. */
    private static final String WRITING = "P";

    @Test
    void credentials_are_told_apart() {
        assertThat(helpdesk().signIn(account)).isNotBlank();
        assertThat(trouble(wrongCredentials(label))).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(trouble(credentials("nobody-has-this"))).isEqualTo(Kind.NOT_FOUND);
        System.setProperty("deskbridge." + helpdesk().type() + ".url", "http://127.0.0.1:1/{subdomain}");
        assertThat(trouble(credentials(label))).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void a_ticket_is_opened_and_found_again_by_our_key() {
        var draft = draft("ann@example.com");
        var opened = helpdesk().ticketing().open(account, draft);
        assertThat(only().toString()).contains("Where is my parcel?", "ann@example.com", "assistant");
        assertThat(helpdesk().ticketing().find(account, draft).orElseThrow().ticket())
                .isEqualTo(opened.ticket());
        assertThat(helpdesk().ticketing().find(account, draft("ann@example.com")))
                .isEmpty();
    }

    @Test
    void somebody_who_told_nothing_can_have_a_ticket_too() {
        helpdesk().ticketing().open(account, draft(new Requester(Ids.next(), "Anonymous Visitor", null, null)));
        assertThat(only().toString()).contains("Anonymous Visitor");
    }

    @Test
    void mirrored_lines_are_in_the_ticket_in_order_and_sent_to_nobody() {
        var ticket = opened();
        var lines = List.of(
                line(Voice.NOTE, "summary"),
                line(Voice.VISITOR, "it is number 4711"),
                line(Voice.ASSISTANT, "one moment"),
                line(Voice.AGENT, "hello"));
        lines.forEach(line -> helpdesk().ticketing().append(account, ticket, line));
        var text = only().toString();
        assertThat(text.indexOf("summary")).isBetween(0, text.indexOf("4711"));
        assertThat(text.indexOf("4711")).isLessThan(text.indexOf("one moment"));
        assertThat(sentToCustomer()).noneMatch(sent -> lines.stream().anyMatch(line -> sent.contains(line.text())));
    }

    /** What the vendor would have mailed. */
    private List<String> sentToCustomer() {
        return only().getJsonArray("sentToCustomer").stream()
                .map(JsonValue::toString)
                .toList();
    }

    @Test
    void a_line_is_found_again_by_our_key() {
        var ticket = opened();
        var line = line(Voice.VISITOR, "it is number 4711");
        var id = helpdesk().ticketing().append(account, ticket, line);
        helpdesk().ticketing().append(account, ticket, line(Voice.VISITOR, "please"));
        assertThat(helpdesk().ticketing().find(account, ticket, line.key())).contains(id);
        assertThat(helpdesk().ticketing().find(account, ticket, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void an_agents_reply_is_news_and_a_note_or_an_echo_is_none() {
        var ticket = opened();
        var ours = helpdesk().ticketing().append(account, ticket, line(Voice.VISITOR, "please"));
        desk.reply(
                ticket.ticket(),
                new AgentReply(
                        "Hello",
                        "<p>Hello <b>Ann</b>,<br>see <a href=\"https://shop.example/x\">here</a></p>",
                        false,
                        "Sandbox Agent",
                        null));
        desk.reply(ticket.ticket(), AgentReply.noting("customer is angry"));
        var news = helpdesk().reading().read(account, ticket.ticket(), ours).orElseThrow();
        var replies =
                news.messages().stream().filter(one -> one.from() == From.AGENT).toList();
        assertThat(replies).hasSize(1);
        assertThat(replies.getFirst().author()).isEqualTo("Sandbox Agent");
        assertThat(replies.getFirst().markdown()).isEqualTo("Hello **Ann**,\nsee [here](https://shop.example/x)");
        var all = helpdesk().reading().read(account, ticket.ticket(), null).orElseThrow();
        assertThat(all.messages().stream().filter(one -> one.from() == From.AGENT))
                .hasSize(1);
    }

    @Test
    void status_goes_both_ways() {
        var ticket = opened();
        helpdesk().ticketing().setStatus(account, ticket, "solved");
        assertThat(helpdesk()
                        .reading()
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .status())
                .isIn("solved", "closed");
        helpdesk().ticketing().setStatus(account, ticket, "open");
        assertThat(helpdesk()
                        .reading()
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .status())
                .isEqualTo("open");
    }

    @Test
    void a_ticket_that_is_gone_is_no_failure() {
        assertThat(helpdesk().reading().read(account, "999999", null)).isEmpty();
    }

    @Test
    void a_ticket_becomes_somebodys_who_told_who_they_are() {
        var visitor = Ids.next();
        var unknown = new Requester(visitor, "Anonymous Visitor", null, null);
        var ticket = helpdesk().ticketing().open(account, draft(unknown));
        var known = new Requester(visitor, "Ann", "ann@example.com", null);
        var requester = helpdesk().ticketing().setRequester(account, ticket, known);
        assertThat(only().get("customer").toString()).contains("ann@example.com");
        assertThat(helpdesk().ticketing().setRequester(account, again(ticket, requester), known))
                .isEqualTo(requester);
    }

    private static Opened again(Opened ticket, String requester) {
        return new Opened(ticket.ticket(), ticket.url(), requester, Map.of());
    }

    @Test
    void what_the_customer_writes_another_way_is_theirs_and_not_an_agents() {
        var ticket = opened();
        desk.said(ticket.ticket(), "I wrote this by mail");
        var news = helpdesk().reading().read(account, ticket.ticket(), null).orElseThrow();
        var theirs = news.messages().stream()
                .filter(one -> one.from() == From.CUSTOMER)
                .toList();
        assertThat(theirs).hasSize(1);
        assertThat(theirs.getFirst().markdown()).contains("I wrote this by mail");
    }

    @Test
    void the_news_say_whose_ticket_it_is() {
        var ticket = helpdesk().ticketing().open(account, draft("ann@example.com"));
        var news = helpdesk().reading().read(account, ticket.ticket(), null).orElseThrow();
        assertThat(news.customer().name()).isEqualTo("Ann");
    }

    @Test
    void files_go_with_a_line() {
        var ticket = opened();
        var bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        var file = new Attached("list.csv", "text/csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        helpdesk()
                .ticketing()
                .append(account, ticket, new Line(Ids.next(), Voice.VISITOR, "Ann", "see this", SAID, List.of(file)));
        assertThat(only().toString()).contains("list.csv");
        var read = helpdesk().reading().read(account, ticket.ticket(), null).orElseThrow();
        var got = read.messages().getLast().files().getFirst();
        assertThat(got.name()).isEqualTo("list.csv");
        assertThat(account.download(got.address(), 1000)).hasBinaryContent(bytes);
    }

    @Test
    void nothing_is_sent_before_the_vendor_allows_it() {
        var ticket = opened();
        desk.faults()
                .set(Json.createObjectBuilder().add("retryAfterSeconds", 600).build());
        desk.faults().next("429", "");
        var first = catchThrowableOfType(
                VendorTrouble.class, () -> helpdesk().reading().read(account, ticket.ticket(), null));
        assertThat(first.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(first.until()).isAfter(CLOCK.instant().plusSeconds(590));
        var calls = desk.calls().total();
        var second = catchThrowableOfType(
                VendorTrouble.class, () -> helpdesk().reading().read(account, ticket.ticket(), null));
        assertThat(second.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(desk.calls().total()).isEqualTo(calls);
    }

    @Test
    void an_answer_that_breaks_off_leaves_open_whether_it_happened() {
        var ticket = opened();
        for (var cut : List.of("cut-before", "cut-after", "truncated", "500")) {
            var line = line(Voice.VISITOR, "said " + cut);
            desk.faults().next(cut, WRITING);
            var trouble = catchThrowableOfType(
                    VendorTrouble.class, () -> helpdesk().ticketing().append(account, ticket, line));
            assertThat(trouble.kind()).as(cut).isEqualTo(Kind.UNKNOWN);
            assertThat(helpdesk().ticketing().find(account, ticket, line.key()).isPresent())
                    .as(cut)
                    .isEqualTo(cut.equals("cut-after") || cut.equals("truncated"));
        }
    }
}
