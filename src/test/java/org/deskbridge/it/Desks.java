package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deskbridge.sandbox.SandboxServer;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Doc;

/** A server of our own with its vendors' look-alikes beside it, which live on when it is killed. */
final class Desks implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(120 + 5L * Integer.getInteger("it.escalations", 0));

    static final List<String> VENDORS = List.of("gorgias", "zendesk", "freshdesk", "zendesk-conversations", "intercom");

    private static final String QUICK =
            "{\"rateLimits\":false,\"searchLagMillis\":1500,\"incrementalDelayMillis\":0,\"webhookRetryFactor\":0.01}";

    private static Desks shared;

    private SandboxServer sandbox;
    private Server server;

    /** One for all test classes of this process; accounts and workspaces keep them apart. */
    static synchronized Desks shared() {
        if (shared == null) {
            var desks = new Desks();
            desks.start(Server.temporary());
            Runtime.getRuntime().addShutdownHook(new Thread(desks::close));
            shared = desks;
        }
        return shared;
    }

    void start(Path data) {
        sandbox = SandboxServer.start();
        server = new Server(data, settings().toArray(String[]::new));
        server.start();
    }

    private List<String> settings() {
        var settings = new ArrayList<>(Server.OPEN);
        settings.addAll(List.of(
                "-Ddeskbridge.sync.settling=PT1S",
                "-Ddeskbridge.sync.search-lag=PT3S",
                "-Ddeskbridge.sync.reconcile-interval=PT2S"));
        VENDORS.forEach(vendor -> settings.add("-Ddeskbridge." + vendor + ".url=" + sandbox.template(vendor)));
        settings.addAll(intercom(sandbox));
        if (System.getProperty("it.database", "h2").equals("postgres")) {
            settings.add("-Ddeskbridge.db.url=" + Databases.fresh());
            settings.add("-Ddeskbridge.db.user=postgres");
        }
        return settings;
    }

    /** One app for all workspaces, whose accounts are told apart by their app id. */
    static List<String> intercom(SandboxServer sandbox) {
        return List.of(
                "-Ddeskbridge.intercom.url=" + sandbox.url("intercom", "{appId}"),
                "-Ddeskbridge.intercom.authorize-url=" + sandbox.url("intercom", "demo") + "/oauth",
                "-Ddeskbridge.intercom.client-id=" + IntercomDesk.CLIENT_ID,
                "-Ddeskbridge.intercom.client-secret=" + IntercomDesk.CLIENT_SECRET);
    }

    @Override
    public void close() {
        server.close();
        sandbox.close();
    }

    URI base() {
        return server.base();
    }

    Server server() {
        return server;
    }

    String url(String vendor, String account) {
        return sandbox.url(vendor, account);
    }

    List<String> violations() {
        return sandbox.violations();
    }

    Desk open(String vendor, String account) {
        return sandbox.open(vendor, account, QUICK);
    }

    /** Without options with the vendor's own limits and delays. */
    Desk open(String vendor, String account, String options) {
        return sandbox.open(vendor, account, options);
    }

    /** A vendor's account, the workspace that hands over to it, and what its visitors said. */
    record Side(Desk desk, JsonObject workspace, String connector, Map<String, List<String>> said) {}

    Side side(String vendor, String account) {
        var desk = sandbox.open(vendor, account, QUICK);
        var workspace = rest().created("workspaces", Rest.object("name", vendor));
        return new Side(desk, workspace, connect(workspace, vendor, account), new LinkedHashMap<>());
    }

    static String id(JsonObject ticket) {
        return Doc.id(ticket, "id");
    }

    Rest rest() {
        return new Rest(server.base());
    }

    /** What an admin does in the vendor's own pages where we may not set a webhook up. */
    private void setUpByHand(JsonObject connector, Desk desk) {
        var steps = rest().get("connectors/" + connector.getString("id") + "/webhook/steps")
                .text();
        var shown = Pattern.compile("X-Deskbridge-Secret: ([A-Za-z0-9_-]+)").matcher(steps);
        var rule = Json.createObjectBuilder()
                .add("url", connector.getString("webhookUrl"))
                .add("secret", ConversationsDesk.WEBHOOK_SECRET)
                .add("content", "{\"ticket_id\":\"{{ticket.id}}\"}");
        if (shown.find()) {
            rule.add("headers", Rest.object("X-Deskbridge-Secret", shown.group(1)));
        }
        ((ByHand) desk).rule(rule.build());
    }

    /** A workspace that hands over to an account of its own. */
    JsonObject connected(String vendor, String account) {
        var workspace = rest().created("workspaces", Rest.object("name", vendor));
        connect(workspace, vendor, account);
        return workspace;
    }

    /** From here on the workspace hands over to this account; returns the connector's id. */
    String connect(JsonObject workspace, String vendor, String account) {
        var connector = rest().created(
                        "connectors",
                        Json.createObjectBuilder()
                                .add("type", vendor)
                                .add("name", vendor)
                                .add("credentials", Credentials.of(vendor, account))
                                .add("workspaces", Json.createArrayBuilder().add(workspace.getString("id")))
                                .build());
        assertThat(connector.getString("state")).as(connector.toString()).isEqualTo("connected");
        if (connector.getJsonObject("webhook").getBoolean("byHand")) {
            setUpByHand(connector, sandbox.sandbox().desk(vendor, account));
        } else {
            assertThat(connector.getJsonObject("webhook").getBoolean("registered"))
                    .as(connector.toString())
                    .isTrue();
        }
        var patched = rest().send(
                        "PATCH", "workspaces/" + workspace.getString("id"), "{\"helpdeskMode\":\"" + vendor + "\"}");
        assertThat(patched.status()).isEqualTo(200);
        return connector.getString("id");
    }

    /** What visitors said after asking for a person, by conversation. */
    Map<String, List<String>> talk(JsonObject workspace, int conversations) {
        return new Talk(base(), workspace.getString("widgetKey")).of(conversations);
    }

    void settled(JsonObject workspace) {
        try {
            Eventually.some(
                    () -> Optional.of("idle")
                            .filter(any -> unfinished(workspace).isEmpty()),
                    PATIENCE);
        } catch (AssertionError e) {
            throw new AssertionError(workspace.getString("name") + " still has " + unfinished(workspace), e);
        }
        assertThat(deliveries(workspace, "dead")).isEmpty();
    }

    private List<JsonValue> unfinished(JsonObject workspace) {
        return Stream.of("queued", "sending", "retrying")
                .flatMap(state -> deliveries(workspace, state).stream())
                .toList();
    }

    List<JsonValue> deliveries(JsonObject workspace, String state) {
        return rest().get("workspaces/" + workspace.getString("id") + "/deliveries?limit=1&state=" + state)
                .json()
                .getJsonArray("items");
    }

    static List<String> texts(JsonObject ticket, String like) {
        return ticket.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(message ->
                        message.getString("text").lines().findFirst().orElse("").replaceAll("[\u2061-\u2064]", ""))
                .filter(text -> text.startsWith(like))
                .toList();
    }

    void one_ticket_each_and_every_line_once(Desk desk, Map<String, List<String>> said) {
        assertThat(desk.tickets()).hasSize(said.size());
        var mirrored =
                desk.tickets().stream().map(ticket -> texts(ticket, "said ")).toList();
        assertThat(mirrored).containsExactlyInAnyOrderElementsOf(said.values());
        assertThat(desk.tickets())
                .allSatisfy(ticket -> assertThat(
                                ticket.getJsonArray("sentToCustomer").toString())
                        .doesNotContain("said "));
    }

    List<String> heard(String conversation) {
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

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new java.io.StringReader(text))) {
            return reader.readObject();
        }
    }
}
