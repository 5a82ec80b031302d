package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.Consent;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.History;
import org.deskbridge.connector.Quota;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Fields;
import org.jspecify.annotations.Nullable;

/** Intercom, let in on its own consent page by a workspace's admin; one app and one webhook address for all workspaces. */
@ApplicationScoped
public class Intercom implements Helpdesk {
    static final String VERSION = "2.15";
    private static final List<String> REGIONS = List.of("", "us", "eu", "au");

    @Inject
    Clock clock;

    @Inject
    IntercomTickets tickets;

    @Inject
    IntercomSorting sorting;

    @Inject
    IntercomReading reading;

    @Inject
    IntercomChanges changes;

    @Inject
    IntercomHistory history;

    @Inject
    IntercomWebhooks webhooks;

    @Inject
    IntercomConsent consent;

    @Override
    public String type() {
        return "intercom";
    }

    @Override
    public String name() {
        return "Intercom";
    }

    @Override
    public String defaultUrl() {
        return "https://api{region}.intercom.io";
    }

    @Override
    public List<String> secrets() {
        return List.of("accessToken");
    }

    /** What consent gives; nobody types it, but a workspace's own access token can be given over REST. */
    @Override
    public Map<String, String> credentials(Fields typed) {
        var region = word(typed, "region").toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        if (!REGIONS.contains(region)) {
            typed.wrong("region", "must be one of US, EU, AU");
        }
        var app = typed.text("appId", 60).strip();
        if (!app.isEmpty() && !app.matches("[A-Za-z0-9_-]+")) {
            typed.wrong("appId", "must be the workspace's id");
        }
        var admin = typed.text("adminId", 20).strip();
        if (!admin.isEmpty() && !admin.matches("[0-9]+")) {
            typed.wrong("adminId", "must be a whole number");
        }
        var token = typed.text("accessToken", 500).strip();
        return Map.of("accessToken", token, "appId", app, "adminId", admin, "region", place(region));
    }

    private static String word(Fields typed, String name) {
        var text = typed.optionalText(name, 10);
        return text == null ? "" : text.strip();
    }

    /** The part of the host that a region has; the first one has none. */
    static String place(String region) {
        var lower = region.toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.equals("us") ? "" : "." + lower;
    }

    @Override
    public String label(Map<String, String> credentials) {
        return credentials.getOrDefault("appId", "");
    }

    @Override
    public boolean hasOneWebhookAddress() {
        return true;
    }

    @Override
    public Optional<String> webhookSecret(Map<String, String> credentials) {
        return Configuration.text("intercom.client-secret");
    }

    /** Without a version Intercom would speak the one that is set for the app in its Developer Hub. */
    @Override
    public Map<String, String> authorization(VendorAccount account) {
        return Map.of("Authorization", "Bearer " + account.credential("accessToken"), "Intercom-Version", VERSION);
    }

    @Override
    public List<String> buckets(Call call) {
        return call.signedIn() ? List.of("account") : List.of();
    }

    /** A window of ten seconds, whose end is told as a time. */
    @Override
    public List<Quota> quotas(Answer answer) {
        var limit = number(answer, "X-RateLimit-Limit");
        var left = number(answer, "X-RateLimit-Remaining");
        var end = number(answer, "X-RateLimit-Reset");
        if (limit.isEmpty() || left.isEmpty() || end.isEmpty()) {
            return List.of();
        }
        var seconds = Math.max(1, end.get() - clock.instant().getEpochSecond());
        return List.of(new Quota("account", limit.get(), left.get(), 0, Math.min(seconds, 60)));
    }

    private static Optional<Long> number(Answer answer, String header) {
        return answer.header(header).filter(text -> text.matches("[0-9]{1,15}")).map(Long::valueOf);
    }

    @Override
    public String signIn(VendorAccount account) {
        var me = account.send(Call.get("/me")).json();
        var app = object(me, "app");
        if (!text(app, "id_code").equals(account.credential("appId"))) {
            var whose = text(app, "id_code");
            throw new VendorTrouble(Kind.FORBIDDEN, "the token belongs to another workspace: " + whose, 403, "");
        }
        return text(me, "name") + " (" + text(app, "name") + ")";
    }

    /** In whose name we write: a chosen admin, or whoever gave the consent. */
    static String admin(VendorAccount account) {
        return account.setting("adminId").orElseGet(() -> account.credential("adminId"));
    }

    @Override
    public Vocabulary vocabulary(VendorAccount account) {
        return IntercomVocabulary.of(account);
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    static List<JsonObject> objects(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonArray items
                ? items.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }

    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }

    static @Nullable String known(JsonObject object, String name) {
        var text = text(object, name);
        return text.isEmpty() ? null : text;
    }

    /** A text in most places, and a number in some; empty where there is none. */
    static String id(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.toString() : text(object, name);
    }

    static long number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.longValue() : 0;
    }

    @Override
    public Ticketing ticketing() {
        return tickets;
    }

    @Override
    public Optional<Sorting> sorting() {
        return Optional.of(sorting);
    }

    @Override
    public TicketReading reading() {
        return reading;
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Optional<ChangeList> changeList() {
        return Optional.of(changes);
    }

    @Override
    public Optional<ChangeList> archive() {
        return Optional.of(new IntercomArchive());
    }

    @Override
    public Optional<History> history() {
        return Optional.of(history);
    }

    @Override
    public Optional<Consent> consent() {
        return Optional.of(consent);
    }
}
