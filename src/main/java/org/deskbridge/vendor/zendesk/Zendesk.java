package org.deskbridge.vendor.zendesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.deskbridge.connector.Quota;
import org.deskbridge.connector.Registration;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Subdomain;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** Zendesk Support, signed in by OAuth client credentials or, until 2027-04-30, by an API token. */
@ApplicationScoped
public class Zendesk implements Helpdesk {
    /** Zendesk ends every remaining API token on this day (its announcement 10840968198042). */
    public static final java.time.LocalDate TOKENS_END = java.time.LocalDate.of(2027, 4, 30);

    private static final String UPDATES = "tickets-update";
    private static final Pattern TICKET = Pattern.compile("/api/v2/tickets/[0-9]+");
    private static final Pattern BUCKET = Pattern.compile("total=(\\d+); *remaining=(\\d+); *resets=(\\d+)");
    private static final int TOKEN_SECONDS = 1800;

    @Inject
    Clock clock;

    @Inject
    ZendeskTickets tickets;

    @Inject
    ZendeskReading reading;

    @Inject
    ZendeskWebhooks webhooks;

    @Inject
    ZendeskHistory history;

    @Override
    public String type() {
        return "zendesk";
    }

    @Override
    public String name() {
        return "Zendesk";
    }

    @Override
    public String defaultUrl() {
        return "https://{subdomain}.zendesk.com";
    }

    @Override
    public List<String> secrets() {
        return List.of("clientSecret", "apiToken");
    }

    @Override
    public Map<String, String> credentials(Fields typed) {
        var label = Subdomain.read(typed, "zendesk.com");
        if (typed.has("email") || typed.has("apiToken")) {
            return Map.of(
                    "subdomain", label,
                    "email", typed.text("email", 320).strip(),
                    "apiToken", typed.text("apiToken", 500).strip());
        }
        return Map.of(
                "subdomain", label,
                "clientId", typed.text("clientId", 300).strip(),
                "clientSecret", typed.text("clientSecret", 500).strip());
    }

    @Override
    public Map<String, String> authorization(VendorAccount account) {
        if (account.has("apiToken")) {
            var pair = account.credential("email") + "/token:" + account.credential("apiToken");
            return Map.of(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return Map.of("Authorization", "Bearer " + account.token(() -> token(account)));
    }

    private VendorAccount.Token token(VendorAccount account) {
        var grant = Json.createObjectBuilder()
                .add("grant_type", "client_credentials")
                .add("client_id", account.credential("clientId"))
                .add("client_secret", account.credential("clientSecret"))
                .add("scope", "read write")
                .add("expires_in", TOKEN_SECONDS)
                .build();
        var answer = account.send(Call.post("/oauth/tokens", grant).withoutCredentials())
                .json();
        var seconds = answer.getInt("expires_in", TOKEN_SECONDS);
        return new VendorAccount.Token(
                answer.getString("access_token", ""), clock.instant().plusSeconds(Math.max(30, seconds - 60)));
    }

    @Override
    public List<String> buckets(Call call) {
        if (!call.signedIn()) {
            return List.of();
        }
        var path = call.path().split("\\?", 2)[0];
        if (path.startsWith("/api/v2/incremental/")) {
            return List.of("account", "incremental");
        }
        return call.method().equals("PUT") && TICKET.matcher(path).matches()
                ? List.of("account", UPDATES)
                : List.of("account");
    }

    @Override
    public List<Quota> quotas(Answer answer) {
        var quotas = new ArrayList<Quota>();
        var limit = answer.header("ratelimit-limit").or(() -> answer.header("x-rate-limit"));
        var left = answer.header("ratelimit-remaining").or(() -> answer.header("x-rate-limit-remaining"));
        if (limit.isPresent() && left.isPresent()) {
            quotas.add(new Quota("account", number(limit.get()), number(left.get()), 0, (long)
                    number(answer.header("ratelimit-reset").orElse("60"))));
        }
        answer.header("zendesk-ratelimit-tickets-update").map(BUCKET::matcher).ifPresent(bucket -> {
            if (bucket.find()) {
                quotas.add(new Quota(
                        UPDATES, number(bucket.group(1)), number(bucket.group(2)), 0, Long.parseLong(bucket.group(3))));
            }
        });
        return quotas;
    }

    private static double number(String text) {
        return text.matches("[0-9]{1,9}") ? Double.parseDouble(text) : 0;
    }

    /** Somebody whom Zendesk does not know is an anonymous user there, and no error. */
    @Override
    public String signIn(VendorAccount account) {
        var user = account.send(Call.get("/api/v2/users/me")).json().getJsonObject("user");
        if (user == null || user.isNull("id")) {
            throw new VendorTrouble(VendorTrouble.Kind.UNAUTHORIZED, "signed in as nobody", 401, "");
        }
        var role = user.getString("role", "");
        if (role.equals("end-user")) {
            throw new VendorTrouble(VendorTrouble.Kind.FORBIDDEN, "the account is an end user's", 403, "");
        }
        return user.getString("name", "?") + " (" + role + ")";
    }

    @Override
    public Vocabulary vocabulary(VendorAccount account) {
        return ZendeskVocabulary.of(account);
    }

    /** Ids are 64-bit numbers, and texts in some places. */
    static String id(JsonObject object) {
        return id(object, "id");
    }

    static String id(JsonObject object, String name) {
        var value = object.getOrDefault(name, JsonValue.NULL);
        return value.equals(JsonValue.NULL) ? "" : value.toString().replace("\"", "");
    }

    static Instant time(JsonObject object, String name) {
        var text = object.getString(name, "");
        return text.isEmpty()
                ? Instant.EPOCH
                : java.time.OffsetDateTime.parse(text).toInstant();
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
    public Optional<History> history() {
        return Optional.of(history);
    }
}
