package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.only;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.jspecify.annotations.Nullable;

/** People: found by e-mail or foreign id, made when they are new. */
final class Users {
    private static final Set<String> WRITABLE = Set.of(
            "name",
            "email",
            "external_id",
            "phone",
            "role",
            "locale",
            "locale_id",
            "time_zone",
            "details",
            "notes",
            "tags",
            "user_fields",
            "organization_id",
            "suspended",
            "verified",
            "alias");

    private final Store store;
    private final Limited limited;

    Users(Store store, Limited limited) {
        this.store = store;
        this.limited = limited;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/users/me", call -> one(200, call.caller()))
                .on("GET", "/api/v2/users/search", this::search)
                .on("POST", "/api/v2/users/create_or_update", this::createOrUpdate)
                .on("GET", "/api/v2/users/{id}", call -> one(200, user(call.id("id"))))
                .on("PUT", "/api/v2/users/{id}", this::change)
                .on("GET", "/api/v2/users/{id}/tickets/requested", this::requested);
    }

    private static Answer one(int status, JsonObject user) {
        return Answer.json(status, doc("user", shown(user)));
    }

    static JsonObject shown(JsonObject user) {
        return without(user, Set.of("external_key"));
    }

    private JsonObject user(long id) {
        return Optional.ofNullable(store.users.get(id)).orElseThrow(Failure::missing);
    }

    private Answer search(Call call) {
        var request = call.request();
        var external = request.query("external_id");
        var words = request.query("query")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace("email:", "")
                .replace("\"", "");
        if (external.isEmpty() && words.isBlank()) {
            throw Failure.of(400, "BadRequest", "query or external_id is required");
        }
        var rows = external.isPresent()
                ? store.users.where("external_key", external.get().toLowerCase(Locale.ROOT))
                : store.users.all().stream()
                        .filter(row -> (text(row, "email", "") + " " + text(row, "name", ""))
                                .toLowerCase(Locale.ROOT)
                                .contains(words))
                        .toList();
        return Answer.json(
                200,
                Paging.page(request, "users", rows.stream().map(Users::shown).toList()));
    }

    private Answer createOrUpdate(Call call) {
        var body = Failure.body(call.request(), "user");
        limited.usersWrite(text(body, "email", text(body, "external_id", text(body, "name", ""))));
        var known = matching(body);
        if (known != null) {
            return one(200, changed(known, without(body, Set.of("email"))));
        }
        return one(201, added(body, "name"));
    }

    private Answer change(Call call) {
        limited.usersWrite(call.text("id"));
        return one(200, changed(user(call.id("id")), without(Failure.body(call.request(), "user"), Set.of("email"))));
    }

    private JsonObject changed(JsonObject row, JsonObject body) {
        return store.users.put(keyed(with(merged(row, only(body, WRITABLE)), "updated_at", store.now())));
    }

    private @Nullable JsonObject matching(JsonObject body) {
        var email = text(
                body,
                "email",
                objects(body, "identities").stream()
                        .filter(one -> "email".equals(text(one, "type")))
                        .map(one -> text(one, "value", ""))
                        .findFirst()
                        .orElse(""));
        var byEmail = store.users.where("email", email.toLowerCase(Locale.ROOT));
        if (!byEmail.isEmpty()) {
            return byEmail.getFirst();
        }
        var external = text(body, "external_id");
        return external == null
                ? null
                : store.users.where("external_key", external.toLowerCase(Locale.ROOT)).stream()
                        .findFirst()
                        .orElse(null);
    }

    private JsonObject added(JsonObject body, String errorField) {
        if (text(body, "name", "").isBlank()) {
            throw Failure.invalid(errorField, "Name: is too short (minimum is 1 character)", "BlankValue");
        }
        var email = text(body, "email");
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            throw Failure.invalid("email", "Email: " + email + " is not properly formatted", null);
        }
        var fresh = store.user(text(body, "name", ""), email == null ? "" : email, "end-user");
        var lower = email == null ? doc("email", null) : doc("email", email.toLowerCase(Locale.ROOT));
        return changed(merged(fresh, lower), with(without(body, Set.of("email")), "verified", false));
    }

    private static JsonObject keyed(JsonObject row) {
        var external = text(row, "external_id");
        return with(row, "external_key", external == null ? null : external.toLowerCase(Locale.ROOT));
    }

    private Answer requested(Call call) {
        user(call.id("id"));
        var mine = store.tickets.where("requester_id", call.id("id"));
        var rows = Reading.sorted(call.request(), mine).stream()
                .map(TicketView::shown)
                .toList();
        return Answer.json(200, Paging.page(call.request(), "tickets", rows));
    }

    /** Whose ticket it is to be; {@code requester_id} wins over {@code requester}. */
    JsonObject requester(JsonObject ticket, JsonObject caller) {
        var found = has(ticket, "requester_id")
                ? store.users.get(number(ticket, "requester_id"))
                : wanted(ticket.getOrDefault("requester", JsonValue.NULL), caller);
        if (found == null) {
            throw Failure.invalid("requester", "Requester: does not exist", "InvalidValue");
        }
        if (truth(found, "suspended")) {
            throw Failure.invalid("requester", "Requester: " + text(found, "name") + " is suspended.", "UserSuspended");
        }
        return found;
    }

    private @Nullable JsonObject wanted(JsonValue requester, JsonObject caller) {
        return switch (requester) {
            case JsonObject person -> Optional.ofNullable(matching(person)).orElseGet(() -> added(person, "requester"));
            case JsonNumber id -> store.users.get(id.longValue());
            case JsonString email ->
                store.users.where("email", email.getString().toLowerCase(Locale.ROOT)).stream()
                        .findFirst()
                        .orElse(null);
            default -> caller;
        };
    }

    static boolean isStaff(JsonObject user) {
        return List.of("admin", "agent").contains(text(user, "role", ""));
    }
}
