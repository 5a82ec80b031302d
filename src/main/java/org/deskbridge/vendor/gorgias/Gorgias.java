package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.History;
import org.deskbridge.connector.InsideDesk;
import org.deskbridge.connector.Quota;
import org.deskbridge.connector.Registration;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Subdomain;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Fields;

/** Gorgias, signed in as a user by e-mail and API key, or by the two in one Base64 text as Gorgias shows them. */
@ApplicationScoped
public class Gorgias implements Helpdesk {
    private static final Pattern USED = Pattern.compile("(\\d+)/(\\d+)");

    /** Seconds in which a full bucket runs dry; enterprise accounts' run dry in ten (reference/limitations). */
    private static final double LEAKS_IN = 20;

    @Inject
    GorgiasTickets tickets;

    @Inject
    GorgiasReading reading;

    @Inject
    GorgiasWebhooks webhooks;

    @Inject
    GorgiasHistory history;

    @Inject
    GorgiasInside inside;

    @Override
    public String type() {
        return "gorgias";
    }

    @Override
    public String name() {
        return "Gorgias";
    }

    @Override
    public String defaultUrl() {
        return "https://{subdomain}.gorgias.com";
    }

    @Override
    public List<String> secrets() {
        return List.of("apiKey");
    }

    @Override
    public Map<String, String> credentials(Fields typed) {
        var label = Subdomain.read(typed, "gorgias.com");
        var key = typed.text("apiKey", 500).strip();
        if (typed.has("email")) {
            return Map.of("subdomain", label, "email", typed.text("email", 320).strip(), "apiKey", key);
        }
        var pair = decoded(key);
        if (pair.isEmpty() && !key.isEmpty()) {
            typed.wrong("email", "is required, unless apiKey is the Base64 text that Gorgias shows");
        }
        return pair.map(both -> Map.of("subdomain", label, "email", both.get(0), "apiKey", both.get(1)))
                .orElse(Map.of());
    }

    private static Optional<List<String>> decoded(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            var parts = List.of(text.split(":", 2));
            return (parts.size() == 2) && parts.get(0).contains("@") ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, String> authorization(VendorAccount account) {
        var pair = account.credential("email") + ":" + account.credential("apiKey");
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<String> buckets(Call call) {
        return List.of("account");
    }

    @Override
    public List<Quota> quotas(Answer answer) {
        var used = answer.header("x-gorgias-account-api-call-limit").map(USED::matcher);
        if (used.isEmpty() || !used.get().find()) {
            return List.of();
        }
        var limit = Double.parseDouble(used.get().group(2));
        var left = limit - Double.parseDouble(used.get().group(1));
        return List.of(new Quota("account", limit, left, limit / LEAKS_IN, 0));
    }

    @Override
    public String signIn(VendorAccount account) {
        account.send(Call.get("/api/account"));
        var user = account.send(Call.get("/api/users/0/")).json();
        var role = user.getOrDefault("role", JsonValue.NULL);
        var title = role instanceof JsonObject object ? object.getString("name", "") : "";
        return user.getString("name", account.credential("email")) + (title.isEmpty() ? "" : " (" + title + ")");
    }

    @Override
    public Vocabulary vocabulary(VendorAccount account) {
        return new Vocabulary(
                List.of(),
                List.of(),
                choices(account, "/api/teams?limit=100"),
                choices(account, "/api/users?limit=100"),
                data(account.send(Call.get("/api/custom-fields?object_type=Ticket&limit=100"))
                                .structure())
                        .stream()
                        .filter(field ->
                                !(field.getOrDefault("deactivated_datetime", JsonValue.NULL) instanceof JsonString))
                        .map(Gorgias::field)
                        .toList());
    }

    private static List<Vocabulary.Choice> choices(VendorAccount account, String path) {
        return data(account.send(Call.get(path)).structure()).stream()
                .map(one -> new Vocabulary.Choice(id(one), one.getString("name", "")))
                .toList();
    }

    private static Vocabulary.TicketField field(JsonObject field) {
        var definition = field.getJsonObject("definition");
        var settings = definition == null ? null : definition.getJsonObject("input_settings");
        var choices = settings == null ? null : settings.getJsonArray("choices");
        return new Vocabulary.TicketField(
                id(field),
                field.getString("label", ""),
                definition == null ? "text" : definition.getString("data_type", "text"),
                field.getBoolean("required", false),
                choices == null
                        ? List.of()
                        : choices.stream().map(Gorgias::text).toList());
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    /** Lists come in an envelope, though the published file shows some of them bare. */
    static List<JsonObject> data(JsonStructure answer) {
        if (answer instanceof JsonObject object) {
            var data = object.getJsonArray("data");
            return data == null ? List.of() : data.getValuesAs(JsonObject.class);
        }
        return ((JsonArray) answer).getValuesAs(JsonObject.class);
    }

    static String id(JsonObject object) {
        return text(object.getOrDefault("id", JsonValue.NULL));
    }

    /** With an offset from the living service, without one in its documents; both mean UTC. */
    static Instant time(JsonObject object, String name) {
        var value = object.getOrDefault(name, JsonValue.NULL);
        if (!(value instanceof JsonString string)) {
            return Instant.EPOCH;
        }
        var text = string.getString();
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
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
    public Optional<Registration> registration() {
        return Optional.of(webhooks);
    }

    @Override
    public Optional<ChangeList> changeList() {
        return Optional.of(reading);
    }

    @Override
    public Optional<ChangeList> archive() {
        return Optional.of(new GorgiasArchive());
    }

    @Override
    public Optional<InsideDesk> insideDesk() {
        return Optional.of(inside);
    }

    @Override
    public Optional<History> history() {
        return Optional.of(history);
    }
}
