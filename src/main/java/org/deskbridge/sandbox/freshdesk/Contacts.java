package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Contacts: no two with the same e-mail or external id, not even with a deleted one or an agent. */
final class Contacts {
    private static final Set<String> FILTERS = Set.of(
            "email", "phone", "mobile", "company_id", "state", "contact_type", "updated_since", "page", "per_page");
    private static final List<String> WAYS = List.of("email", "phone", "mobile", "twitter_id", "unique_external_id");

    private final Store store;
    private final People people;

    Contacts(Store store, People people) {
        this.store = store;
        this.people = people;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/contacts", this::page)
                .on("POST", "/api/v2/contacts", this::create)
                .on("GET", "/api/v2/contacts/autocomplete", this::complete)
                .on("GET", "/api/v2/contacts/{id}", call -> Answer.json(200, shown(contact(call))))
                .on("PUT", "/api/v2/contacts/{id}", this::change)
                .on("DELETE", "/api/v2/contacts/{id}", this::delete)
                .on("PUT", "/api/v2/contacts/{id}/restore", this::restore);
    }

    private JsonObject contact(Call call) {
        return Optional.ofNullable(store.contacts.get(call.id("id"))).orElseThrow(Failure::missing);
    }

    /** Whether it is deleted is only said of those that are. */
    private static JsonObject shown(JsonObject row) {
        return truth(row, "deleted") ? row : without(row, Set.of("deleted"));
    }

    private Answer page(Call call) {
        var request = call.request();
        Lists.check(request, FILTERS);
        var deleted = request.query("state").orElse("").equals("deleted");
        return Lists.page(
                request,
                store.contacts.all().stream()
                        .filter(row -> truth(row, "deleted") == deleted)
                        .filter(row -> Stream.of("email", "phone", "mobile").allMatch(name -> fits(request, row, name)))
                        .filter(row -> isSince(request, row))
                        .map(Contacts::shown)
                        .toList());
    }

    private static boolean fits(Request request, JsonObject row, String field) {
        return request.query(field)
                .map(value -> value.equalsIgnoreCase(text(row, field)))
                .orElse(true);
    }

    static boolean isSince(Request request, JsonObject row) {
        return request.query("updated_since")
                .map(text -> Store.given(text)
                        .orElseThrow(
                                () -> Failure.field("updated_since", "invalid_value", "It should be a valid date")))
                .map(since -> !Instant.parse(text(row, "updated_at", "")).isBefore(since))
                .orElse(true);
    }

    private Answer complete(Call call) {
        Lists.check(call.request(), Set.of("term"));
        var term = call.request().query("term").orElse("").toLowerCase(Locale.ROOT);
        return Answer.json(
                200,
                list(store.contacts.all().stream()
                        .filter(row -> !truth(row, "deleted"))
                        .filter(row ->
                                text(row, "name", "").toLowerCase(Locale.ROOT).startsWith(term))
                        .map(row -> doc("id", number(row, "id"), "name", text(row, "name")))
                        .toList()));
    }

    private Answer create(Call call) {
        var body = Body.of(call.request(), Shapes.CONTACT).fields();
        if (!has(body, "name") || text(body, "name", "").isBlank()) {
            throw Failure.field("name", "missing_field", "It should not be blank as this is a mandatory field");
        }
        if (WAYS.stream().noneMatch(way -> has(body, way))) {
            throw Failure.field(
                    "email", "missing_field", "Please fill at least 1 of " + String.join(", ", WAYS) + " fields");
        }
        var row = add(body);
        return Answer.json(201, row).with("Location", call.request().base() + "/api/v2/contacts/" + number(row, "id"));
    }

    /** A contact of what is known; refused where somebody has the address or the id already. */
    JsonObject add(JsonObject body) {
        var given = normal(body);
        refuseTaken(given, 0);
        var now = store.now();
        var empty = doc(
                "active",
                false,
                "address",
                null,
                "company_id",
                null,
                "view_all_tickets",
                false,
                "deleted",
                false,
                "description",
                null,
                "email",
                null,
                "id",
                store.contacts.next(),
                "job_title",
                null,
                "language",
                "en",
                "mobile",
                null,
                "phone",
                null,
                "time_zone",
                "UTC",
                "twitter_id",
                null,
                "unique_external_id",
                null,
                "custom_fields",
                doc(),
                "tags",
                list(List.of()),
                "other_emails",
                list(List.of()),
                "created_at",
                now,
                "updated_at",
                now);
        return store.contacts.put(merged(empty, given));
    }

    private static JsonObject normal(JsonObject body) {
        var email = text(body, "email");
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Failure.field("email", "invalid_value", "It should be in the 'valid email address' format");
        }
        return email == null ? body : with(body, "email", email.toLowerCase(Locale.ROOT));
    }

    private void refuseTaken(JsonObject body, long own) {
        for (var field : List.of("email", "unique_external_id")) {
            var value = text(body, field);
            if (value != null) {
                people.holder(field, value).filter(id -> id != own).ifPresent(id -> {
                    throw Failure.duplicate(field, id);
                });
            }
        }
    }

    private Answer change(Call call) {
        var row = contact(call);
        if (truth(row, "deleted")) {
            throw Failure.notAllowed("PUT", "GET");
        }
        var body = normal(Body.of(call.request(), Shapes.CONTACT).fields());
        refuseTaken(body, call.id("id"));
        return Answer.json(200, shown(store.contacts.put(with(merged(row, body), "updated_at", store.now()))));
    }

    private Answer delete(Call call) {
        var row = contact(call);
        if (truth(row, "deleted")) {
            throw Failure.notAllowed("DELETE", "GET");
        }
        store.contacts.put(with(row, "deleted", true, "updated_at", store.now()));
        return Answer.empty(204);
    }

    private Answer restore(Call call) {
        store.contacts.put(with(contact(call), "deleted", false, "updated_at", store.now()));
        return Answer.empty(204);
    }

    /** The requester that a ticket's body names, made where nobody fits; null when it names none. */
    JsonValue requester(JsonObject body) {
        return people.requester(body, this::add);
    }
}
