package org.deskbridge.vendor.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.deskbridge.vendor.intercom.IntercomTest.trouble;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How we are let into Intercom, whom we find there, and what it tells us. */
class IntercomAccountTest extends VendorFixture {
    private static final String BACK = "http://127.0.0.1:9/back";

    private final Intercom intercom = IntercomFixture.wired();

    @Override
    protected Helpdesk helpdesk() {
        return intercom;
    }

    @Override
    protected JsonObject credentials(String label) {
        return IntercomFixture.given(label, IntercomDesk.TOKEN);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return IntercomFixture.given(label, "wrong");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return IntercomFixture.notice("conversation.admin.replied", ticket, "notif_1");
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return IntercomFixture.signed(body, secret);
    }

    @BeforeEach
    void registered() {
        System.setProperty("deskbridge.intercom.client-id", IntercomDesk.CLIENT_ID);
        System.setProperty("deskbridge.intercom.client-secret", IntercomDesk.CLIENT_SECRET);
    }

    @AfterEach
    void unregistered() {
        for (var key : List.of("client-id", "client-secret", "authorize-url")) {
            System.clearProperty("deskbridge.intercom." + key);
        }
    }

    private String page() {
        return account.address("/oauth");
    }

    private String code() throws Exception {
        System.setProperty("deskbridge.intercom.authorize-url", page());
        var client = HttpClient.newHttpClient();
        var asked = URI.create(intercom.consent.page("s/1", BACK));
        assertThat(client.send(HttpRequest.newBuilder(asked).build(), BodyHandlers.ofString())
                        .body())
                .contains("Allow");
        var form = asked.getRawQuery() + "&answer=allow";
        var sent = client.send(
                HttpRequest.newBuilder(URI.create(page()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        var query = Request.parsed(
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getRawQuery());
        assertThat(query.get("state")).containsExactly("s/1");
        return query.getOrDefault("code", List.of("")).getFirst();
    }

    @Test
    void consent_gives_a_token_and_whose_it_is() throws Exception {
        var code = code();
        var given = intercom.consent.exchange(nobody(), code);
        assertThat(given)
                .containsEntry("appId", label)
                .containsEntry("region", "")
                .containsEntry("adminId", "991267001");
        assertThat(intercom.label(given)).isEqualTo(label);
        assertThat(intercom.signIn(nobody().holding(given))).isEqualTo("Sandbox Admin (Sandbox " + label + ")");
        assertThat(trouble(() -> intercom.consent.exchange(nobody(), code)).kind())
                .isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void a_workspace_of_another_region_lives_at_another_host() throws Exception {
        reopened("{\"region\":\"EU\"}");
        assertThat(intercom.consent.exchange(nobody(), code())).containsEntry("region", ".eu");
        System.clearProperty("deskbridge.intercom.url");
        for (var place : Map.of("US", "https://api.intercom.io", "EU", "https://api.eu.intercom.io")
                .entrySet()) {
            var typed = Json.createObjectBuilder(credentials(label)).add("region", place.getKey());
            assertThat(account(typed.build()).address("/me")).isEqualTo(place.getValue() + "/me");
        }
        assertThat(nobody().address("/me")).isEqualTo("https://api.intercom.io/me");
    }

    @Test
    void an_installation_that_is_not_registered_asks_nobody() {
        assertThat(intercom.consent.isConfigured()).isTrue();
        assertThat(intercom.webhookSecret(Map.of())).contains(IntercomDesk.CLIENT_SECRET);
        assertThat(intercom.consent.page("a b", BACK))
                .isEqualTo("https://app.intercom.com/oauth?client_id=" + IntercomDesk.CLIENT_ID
                        + "&state=a+b&redirect_uri=" + URLEncoder.encode(BACK, UTF_8));
        System.clearProperty("deskbridge.intercom.client-secret");
        assertThat(intercom.consent.isConfigured()).isFalse();
        assertThat(intercom.webhookSecret(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"region,evil.example", "appId,a/b", "adminId,me"})
    void what_is_given_over_rest_names_no_other_host(String field, String value) {
        var typed =
                Json.createObjectBuilder(credentials(label)).add(field, value).build();
        assertThat(catchThrowableOfType(Problem.class, () -> account(typed)).errors())
                .extracting(Problem.FieldError::field)
                .containsExactly(field);
    }

    @Test
    void a_token_of_another_workspace_and_one_that_was_taken_back_are_told_apart() {
        sandbox().open("intercom", "other", "{}");
        var other = account(credentials("other")).holding(Map.of("accessToken", IntercomDesk.TOKEN, "appId", label));
        assertThat(intercom.signIn(other)).contains(label);
        var mistaken = Map.of("accessToken", IntercomDesk.TOKEN, "appId", "elsewhere");
        System.setProperty("deskbridge.intercom.url", sandbox().url("intercom", label));
        assertThat(trouble(() -> intercom.signIn(nobody().holding(mistaken))).kind())
                .isEqualTo(Kind.FORBIDDEN);
        ((IntercomDesk) desk).revoke();
        assertThat(trouble(() -> intercom.signIn(account)).kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void a_window_that_is_used_up_is_not_knocked_at() {
        reopened("{\"rateLimits\":{\"limit\":50}}");
        for (var i = 0; i < 49; i++) {
            account.send(Call.get("/me"));
        }
        assertThat(trouble(() -> account.send(Call.get("/me"))).kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(desk.calls().tooMany()).isZero();
    }

    private Opened open(String email) {
        return intercom.tickets.open(account, draft(email));
    }

    @Test
    void whoever_is_there_already_is_the_contact_and_keeps_their_name() {
        var first = open("ann@example.com");
        var second = intercom.tickets.open(account, draft(new Requester(Ids.next(), "Annie", "Ann@example.com", null)));
        assertThat(second.requester()).isEqualTo(first.requester());
        assertThat(desk.tickets().getLast().getJsonObject("customer").getString("name"))
                .isEqualTo("Ann");
    }

    @Test
    void whoever_was_archived_is_brought_back() {
        var first = open("ann@example.com");
        account.send(Call.post(
                "/contacts/" + first.requester() + "/archive",
                Json.createObjectBuilder().build()));
        assertThat(open("ann@example.com").requester()).isEqualTo(first.requester());
    }

    @Test
    void an_address_that_is_none_keeps_nobody_from_being_helped() {
        intercom.tickets.open(account, draft(new Requester(Ids.next(), "Ann", "ann at home", null)));
        assertThat(only().getJsonObject("customer").getString("external_id")).startsWith("deskbridge-");
    }

    @Test
    void somebody_new_who_is_not_known_everywhere_yet_is_tried_again_and_nothing_is_doubted() {
        reopened("{\"contactLagMillis\":600000}");
        assertThat(trouble(() -> open("ann@example.com")).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void our_placeholder_leaves_where_the_visitor_is_somebody_who_is_there() {
        var visitor = Ids.next();
        var ticket = intercom.tickets.open(account, draft(new Requester(visitor, "Anonymous Visitor", null, null)));
        var ann = open("ann@example.com").requester();
        var known = new Requester(visitor, "Ann", "ann@example.com", null);
        assertThat(intercom.tickets.setRequester(account, ticket, known)).isEqualTo(ann);
        assertThat(desk.tickets().getFirst().getJsonObject("customer").getString("id"))
                .isEqualTo(ann);
        assertThat(intercom.tickets.setRequester(account, ticket, known)).isEqualTo(ann);
        var line = line(Voice.VISITOR, "by the old id");
        var id = intercom.tickets.append(account, ticket, line);
        assertThat(intercom.tickets.find(account, ticket, line.key())).contains(id);
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

    /** Without us and our tag. */
    private String begun(String contact) {
        var body = Json.createObjectBuilder()
                .add("from", Json.createObjectBuilder().add("type", "user").add("id", contact))
                .add("body", "begun in Intercom itself");
        return account.send(Call.post("/conversations", body.build())).json().getString("conversation_id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_are_told_once_whether_the_search_knows_seconds_or_days(boolean byDay) {
        reopened("{\"searchByDay\":" + byDay + "}");
        var ticket = open("ann@example.com").ticket();
        var since = Instant.now().minusSeconds(60);
        var first = intercom.changes.changes(account, null, since);
        assertThat(first.tickets()).containsExactly(ticket);
        assertThat(intercom.changes.changes(account, first.mark(), since).tickets())
                .isEmpty();
        var theirs = desk.tickets().getFirst().getJsonObject("customer").getString("id");
        begun(theirs);
        assertThat(intercom.changes.changes(account, first.mark(), since).tickets())
                .isEmpty();
        assertThat(intercom.changes
                        .changes(account, null, Instant.now().plusSeconds(1_200))
                        .tickets())
                .isEmpty();
    }

    @Test
    void more_than_a_page_of_changes_is_walked_to_its_end() {
        reopened("{\"rateLimits\":false}");
        var ours = open("ann@example.com");
        for (var i = 0; i < 150; i++) {
            var id = begun(String.valueOf(ours.requester()));
            IntercomSorting.tag(account, new Opened(id, "", null, Map.of()), IntercomTickets.TAG);
        }
        var since = Instant.now().minusSeconds(600);
        var page = intercom.changes.changes(account, null, since);
        assertThat(page.more()).isTrue();
        assertThat(page.mark()).hasSizeLessThan(1000);
        var all = new ArrayList<>(page.tickets());
        page = intercom.changes.changes(account, page.mark(), since);
        assertThat(page.more()).isFalse();
        all.addAll(page.tickets());
        assertThat(all).hasSize(151).doesNotHaveDuplicates();
        var archive = intercom.archive().orElseThrow();
        var past = archive.changes(account, null, Instant.EPOCH);
        assertThat(past.tickets()).hasSize(150);
        assertThat(past.more()).isTrue();
        past = archive.changes(account, past.mark(), Instant.EPOCH);
        assertThat(past.tickets()).hasSize(1);
        assertThat(past.more()).isFalse();
    }

    private List<Hint> hints(byte[] body) {
        return intercom.webhooks.hints(new Delivery(Map.of(), new String(body, UTF_8)));
    }

    @Test
    void a_notice_names_its_workspace_its_conversation_and_itself() {
        var notice = IntercomFixture.notice("conversation.user.replied", "215470000000001", "notif_7");
        assertThat(hints(notice)).containsExactly(Hint.changed("notif_7", "215470000000001"));
        assertThat(intercom.webhooks.label(new Delivery(Map.of(), new String(notice, UTF_8))))
                .contains("abc");
        for (var topic : List.of("ping", "contact.merged", "conversation.admin.noted", "something.new")) {
            assertThat(hints(IntercomFixture.notice(topic, "7", "notif_8")))
                    .as(topic)
                    .containsExactly(Hint.changed("notif_8", null));
        }
        var aboutPart = """
                {"type":"notification_event","topic":"conversation_part.redacted","id":"notif_9",
                 "data":{"item":{"type":"conversation_part","id":"3","conversation":{"id":"7"}}}}""";
        assertThat(hints(aboutPart.getBytes(UTF_8))).containsExactly(Hint.changed("notif_9", "7"));
        assertThat(intercom.webhooks.label(new Delivery(Map.of(), "[]"))).isEmpty();
    }

    @Test
    void the_steps_say_nothing_secret() {
        assertThat(intercom.webhooks
                        .steps("https://chat.example/hook", "s3cret")
                        .toString())
                .contains("https://chat.example/hook", "conversation.admin.replied")
                .doesNotContain("s3cret");
    }
}
