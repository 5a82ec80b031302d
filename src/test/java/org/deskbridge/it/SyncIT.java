package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.deskbridge.sandbox.SandboxServer;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Desk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations and their tickets stay the same on both sides, while the vendor fails in every way that vendors fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncIT {
    private static final int ESCALATIONS = Integer.getInteger("it.escalations", 30);
    private static final int LINES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FAULTS = "{\"seed\":7,\"rate\":0.3,\"slowMillis\":300,\"retryAfterSeconds\":1,"
            + "\"kinds\":[\"429\",\"500\",\"503\",\"slow\",\"cut-before\",\"cut-after\",\"truncated\"],"
            + "\"webhooks\":{\"lost\":0.2,\"repeated\":0.2,\"reordered\":0.2}}";
    private static final String QUICK =
            "{\"rateLimits\":false,\"searchLagMillis\":1500,\"incrementalDelayMillis\":0,\"webhookRetryFactor\":0.01}";

    private SandboxServer sandbox;
    private Server server;

    @BeforeAll
    void start(@TempDir Path data) {
        sandbox = SandboxServer.start();
        server = new Server(
                data,
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN,
                "-Ddeskbridge.limits.visitor-per-second=100000",
                "-Ddeskbridge.limits.address-per-second=100000",
                "-Ddeskbridge.zendesk.url=" + sandbox.template("zendesk"),
                "-Ddeskbridge.gorgias.url=" + sandbox.template("gorgias"),
                "-Ddeskbridge.sync.settling=PT1S",
                "-Ddeskbridge.sync.search-lag=PT3S",
                "-Ddeskbridge.sync.reconcile-interval=PT2S");
        server.start();
    }

    @AfterAll
    void stop() {
        server.close();
        sandbox.close();
    }

    private Rest rest() {
        return new Rest(server.base());
    }

    private static JsonObject credentials(String vendor, String account) {
        return vendor.equals("zendesk")
                ? Rest.object("subdomain", account, "clientId", "deskbridge", "clientSecret", "zendesk-sandbox-secret")
                : Rest.object(
                        "subdomain", account, "email", "agent@deskbridge.example", "apiKey", "gorgias-sandbox-key");
    }

    /** A workspace that hands over to an account of its own. */
    private JsonObject connected(String vendor, String account) {
        var workspace = rest().created("workspaces", Rest.object("name", vendor));
        var connector = rest().created(
                        "connectors",
                        Json.createObjectBuilder()
                                .add("type", vendor)
                                .add("name", vendor)
                                .add("credentials", credentials(vendor, account))
                                .add("workspaces", Json.createArrayBuilder().add(workspace.getString("id")))
                                .build());
        assertThat(connector.getString("state")).as(connector.toString()).isEqualTo("connected");
        assertThat(connector.getJsonObject("webhook").getBoolean("registered"))
                .as(connector.toString())
                .isTrue();
        var patched = rest().send(
                        "PATCH", "workspaces/" + workspace.getString("id"), "{\"helpdeskMode\":\"" + vendor + "\"}");
        assertThat(patched.status()).isEqualTo(200);
        return workspace;
    }

    /** What one visitor said after asking for a person, by conversation. */
    private Map<String, List<String>> talk(JsonObject workspace, int conversations) {
        var said = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < conversations; i++) {
            try (var shopper = Socket.chat(server.base(), workspace.getString("widgetKey"))) {
                var conversation = shopper.hello().getJsonObject("conversation").getString("id");
                shopper.send(Rest.object("type", "escalate"));
                var number = i;
                var lines = IntStream.range(0, LINES)
                        .mapToObj(line -> "said " + number + "." + line + " by " + conversation)
                        .toList();
                lines.forEach(shopper::say);
                shopper.next(frame -> frame.getString("type").equals("message")
                        && frame.getString("text").equals(lines.getLast()));
                said.put(conversation, lines);
            }
        }
        return said;
    }

    private void settled(JsonObject workspace) {
        Eventually.some(
                () -> Optional.of("idle")
                        .filter(any -> List.of("queued", "sending", "retrying").stream()
                                .allMatch(state -> deliveries(workspace, state).isEmpty())),
                PATIENCE);
        assertThat(deliveries(workspace, "dead")).isEmpty();
    }

    private List<JsonValue> deliveries(JsonObject workspace, String state) {
        return rest().get("workspaces/" + workspace.getString("id") + "/deliveries?limit=1&state=" + state)
                .json()
                .getJsonArray("items");
    }

    private static List<String> texts(JsonObject ticket, String like) {
        return ticket.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getString("text"))
                .filter(text -> text.startsWith(like))
                .toList();
    }

    private void one_ticket_each_and_every_line_once(Desk desk, Map<String, List<String>> said) {
        assertThat(desk.tickets()).hasSize(said.size());
        var mirrored =
                desk.tickets().stream().map(ticket -> texts(ticket, "said ")).toList();
        assertThat(mirrored).containsExactlyInAnyOrderElementsOf(said.values());
        assertThat(desk.tickets())
                .allSatisfy(ticket -> assertThat(
                                ticket.getJsonArray("sentToCustomer").toString())
                        .doesNotContain("said "));
    }

    /** A vendor's account, the workspace that hands over to it, and what its visitors said. */
    private record Side(Desk desk, JsonObject workspace, Map<String, List<String>> said) {}

    private Side side(String vendor, String account) {
        var desk = sandbox.open(vendor, account, QUICK);
        return new Side(desk, connected(vendor, account), new LinkedHashMap<>());
    }

    @Test
    void each_escalation_makes_one_ticket_and_both_sides_say_the_same() {
        var sides = List.of(side("zendesk", "o1"), side("gorgias", "o1"));
        for (var side : sides) {
            side.desk.faults().set(json(FAULTS));
            side.said.putAll(talk(side.workspace, ESCALATIONS));
        }
        for (var side : sides) {
            settled(side.workspace);
            one_ticket_each_and_every_line_once(side.desk, side.said);
        }
        sides.forEach(this::everyReplyIsHeardOnce);
        assertThat(sandbox.violations()).isEmpty();
    }

    private void everyReplyIsHeardOnce(Side side) {
        var answers = answer(side.desk);
        side.said
                .keySet()
                .forEach(conversation -> Eventually.some(
                        () -> Optional.of("answered")
                                .filter(any -> heard(conversation).size() >= 2),
                        PATIENCE));
        side.desk.faults().set(json("{\"rate\":0}"));
        settled(side.workspace);
        assertThat(side.said.keySet().stream().map(this::heard)).containsExactlyInAnyOrderElementsOf(answers);
        one_ticket_each_and_every_line_once(side.desk, side.said);
    }

    /** Two replies and a note in each ticket; what each visitor should hear. */
    private static List<List<String>> answer(Desk desk) {
        var answers = new ArrayList<List<String>>();
        for (var ticket : desk.tickets()) {
            var id = ticket.getJsonNumber("id").longValue();
            var lines = List.of("answer 1 to " + id, "answer 2 to " + id);
            desk.reply(id, AgentReply.saying(lines.get(0)));
            desk.reply(id, AgentReply.noting("not for the visitor"));
            desk.reply(id, AgentReply.saying(lines.get(1)));
            answers.add(lines);
        }
        return answers;
    }

    private List<String> heard(String conversation) {
        return rest()
                .get("conversations/" + conversation + "/messages?limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(message ->
                        message.getJsonObject("author").getString("kind").equals("agent"))
                .map(message -> message.getString("text"))
                .toList();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new java.io.StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void a_death_between_the_vendors_effect_and_our_record_makes_no_second_ticket() {
        var sides = List.of(side("zendesk", "kill"), side("gorgias", "kill"));
        for (var life = 0; life < Integer.getInteger("it.kills", 2); life++) {
            for (var side : sides) {
                var before = side.desk.tickets().size();
                side.desk.faults().set(json("{\"rate\":1,\"kinds\":[\"slow\"],\"slowMillis\":150}"));
                side.said.putAll(talk(side.workspace, 5));
                Eventually.some(
                        () -> Optional.of("made")
                                .filter(any -> side.desk.tickets().size() > before),
                        PATIENCE);
            }
            server.kill();
            sides.forEach(side -> side.desk.faults().set(json("{\"rate\":0}")));
            server.start();
        }
        for (var side : sides) {
            settled(side.workspace);
            one_ticket_each_and_every_line_once(side.desk, side.said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "gorgias"})
    void the_end_in_the_desk_ends_the_chat_and_the_visitors_next_line_goes_on(String vendor) {
        var account = "end-" + vendor;
        var desk = sandbox.open(vendor, account, QUICK);
        var workspace = connected(vendor, account);
        try (var shopper = Socket.chat(server.base(), workspace.getString("widgetKey"))) {
            shopper.hello();
            shopper.say("Can I speak to a person?");
            var status = shopper.next("status");
            assertThat(status.getString("control")).isEqualTo("external");
            var told = shopper.next(frame -> frame.toString().contains("has the number"));
            settled(workspace);
            var id = desk.tickets().getFirst().getJsonNumber("id").longValue();
            assertThat(told.getString("text")).contains("#" + id);
            desk.reply(id, AgentReply.saying("Sure"));
            assertThat(shopper.from("agent").getString("text")).isEqualTo("Sure");
            desk.status(id, vendor.equals("zendesk") ? "solved" : "closed");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("resolved"));
            shopper.say("one more thing");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("escalated"));
            settled(workspace);
            assertThat(desk.tickets()).hasSize(1);
            assertThat(desk.tickets().getFirst().getString("status")).isEqualTo("open");
            assertThat(texts(desk.tickets().getFirst(), "one more")).hasSize(1);
        }
    }

    @Test
    void a_closed_zendesk_ticket_is_followed_by_another() {
        var desk = sandbox.open("zendesk", "follow", QUICK);
        var workspace = connected("zendesk", "follow");
        try (var shopper = Socket.chat(server.base(), workspace.getString("widgetKey"))) {
            shopper.hello();
            shopper.send(Rest.object("type", "escalate"));
            shopper.say("the first");
            shopper.next(frame -> frame.toString().contains("has the number"));
            settled(workspace);
            var first = desk.tickets().getFirst().getJsonNumber("id").longValue();
            desk.status(first, "closed");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("resolved"));
            shopper.say("the second");
            shopper.say("the third");
            Eventually.some(
                    () -> Optional.of("two").filter(any -> desk.tickets().size() == 2));
            settled(workspace);
            assertThat(desk.tickets()).hasSize(2);
            assertThat(texts(desk.tickets().get(1), "the ")).containsExactly("the second", "the third");
            assertThat(desk.tickets().get(1).toString()).contains(Long.toString(first));
        }
    }

    @Test
    void a_forged_webhook_is_refused_and_a_foreign_one_finds_nothing() {
        sandbox.open("gorgias", "forged", QUICK);
        var workspace = connected("gorgias", "forged");
        var connector = rest().get("connectors").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getJsonArray("workspaces").toString().contains(workspace.getString("id")))
                .findFirst()
                .orElseThrow();
        assertThat(connector.toString()).doesNotContain("gorgias-sandbox-key");
        var path = "connectors/" + connector.getString("id") + "/webhook";
        assertThat(rest().post(path, "{\"ticket_id\":\"1\"}").status()).isEqualTo(401);
        assertThat(rest().post("connectors/" + UUID.randomUUID() + "/webhook", "{}")
                        .status())
                .isEqualTo(404);
    }
}
