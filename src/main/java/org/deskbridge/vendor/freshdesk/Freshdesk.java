package org.deskbridge.vendor.freshdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.History;
import org.deskbridge.connector.Quota;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Subdomain;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Fields;

/** Freshdesk, signed in with an agent's API key; its API lives on the vendor's own domain only. */
@ApplicationScoped
public class Freshdesk implements Helpdesk {
    private static final double WINDOW = 60;
    private static final int SEES_ALL = 1;

    @Inject
    FreshdeskTickets tickets;

    @Inject
    FreshdeskReading reading;

    @Inject
    FreshdeskChanges changes;

    @Inject
    FreshdeskWebhooks webhooks;

    @Inject
    FreshdeskHistory history;

    @Override
    public String type() {
        return "freshdesk";
    }

    @Override
    public String name() {
        return "Freshdesk";
    }

    @Override
    public String defaultUrl() {
        return "https://{subdomain}.freshdesk.com";
    }

    @Override
    public List<String> secrets() {
        return List.of("apiKey");
    }

    @Override
    public Map<String, String> credentials(Fields typed) {
        return Map.of(
                "subdomain", Subdomain.read(typed, "freshdesk.com"),
                "apiKey", typed.text("apiKey", 500).strip());
    }

    /** The key is the user's name, and any password will do. */
    @Override
    public Map<String, String> authorization(VendorAccount account) {
        var pair = account.credential("apiKey") + ":X";
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<String> buckets(Call call) {
        return List.of("account");
    }

    /**
     * What is left of this minute. No answer tells when the minute ends, so what is missing is taken to come back evenly; a
     * wrong guess costs a 429, which has no effect and does tell. The smaller limits of single endpoints are never told.
     */
    @Override
    public List<Quota> quotas(Answer answer) {
        var limit = answer.header("x-ratelimit-total").flatMap(Freshdesk::number);
        var left = answer.header("x-ratelimit-remaining").flatMap(Freshdesk::number);
        return limit.isEmpty() || left.isEmpty()
                ? List.of()
                : List.of(new Quota("account", limit.get(), left.get(), limit.get() / WINDOW, 0));
    }

    private static Optional<Double> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    @Override
    public String signIn(VendorAccount account) {
        var agent = account.send(Call.get("/api/v2/agents/me")).json();
        var seesAll = agent.get("ticket_scope") instanceof JsonNumber scope && scope.intValue() == SEES_ALL;
        return text(object(agent, "contact"), "name") + (seesAll ? "" : " (who does not see every ticket)");
    }

    @Override
    public Vocabulary vocabulary(VendorAccount account) {
        return FreshdeskVocabulary.of(account);
    }

    static List<JsonObject> list(JsonStructure answer) {
        return answer instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }

    static String id(JsonObject object) {
        return id(object, "id");
    }

    /** Empty where there is none. */
    static String id(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.toString() : "";
    }

    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    static Instant time(JsonObject object, String name) {
        var text = text(object, name);
        return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public Ticketing ticketing() {
        return tickets;
    }

    @Override
    public Optional<Sorting> sorting() {
        return Optional.of(tickets);
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
    public Optional<History> history() {
        return Optional.of(history);
    }
}
