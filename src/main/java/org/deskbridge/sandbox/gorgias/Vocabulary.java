package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Who and what there is in an account: itself, its users, teams and custom fields. */
final class Vocabulary {
    private static final List<String> BY_NAME =
            List.of("name:asc", "name:desc", "created_datetime:asc", "created_datetime:desc");

    private final Store store;
    private final String label;

    Vocabulary(Store store, String label) {
        this.store = store;
        this.label = label;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/account", this::account)
                .on("GET", "/api/users", this::users)
                .on("GET", "/api/users/{id}", this::user)
                .on(
                        "GET",
                        "/api/teams",
                        call -> Lists.page(
                                call.request(), new Lists.Kind(Set.of(), BY_NAME), store.teams.all(), row -> row))
                .on("GET", "/api/custom-fields", this::fields)
                .on("GET", "/api/tickets/{id}/custom-fields", call -> Answer.json(200, doc("data", values(call))))
                .on("PUT", "/api/tickets/{id}/custom-fields", this::setAll)
                .on("PUT", "/api/tickets/{id}/custom-fields/{field}", this::setOne);
    }

    private Answer account(Call call) {
        return Answer.json(
                200,
                doc(
                        "domain",
                        label,
                        "status",
                        doc("status", "active"),
                        "settings",
                        list(List.of()),
                        "created_datetime",
                        "2020-01-01T00:00:00.000000+00:00",
                        "deactivated_datetime",
                        null));
    }

    private Answer users(Call call) {
        var request = call.request();
        var roles = request.queries("roles");
        var rows = store.users.all().stream()
                .filter(row -> request.query("email")
                        .map(email -> email.equalsIgnoreCase(text(row, "email")))
                        .orElse(true))
                .filter(row -> roles.isEmpty() || roles.contains(text(object(row, "role"), "name", "")))
                .toList();
        var kind =
                new Lists.Kind(Set.of("email", "external_id", "roles", "relationships", "page", "per_page"), BY_NAME);
        return Lists.page(request, kind, rows, row -> row);
    }

    /** Id 0 is whoever asks. */
    private Answer user(Call call) {
        if (call.text("id").equals("0")) {
            return Answer.json(200, call.caller());
        }
        return Answer.json(
                200, Optional.ofNullable(store.users.get(call.id("id"))).orElseThrow(Failure::missing));
    }

    private Answer fields(Call call) {
        if (!call.request().query("object_type").orElse("").equals("Ticket")) {
            throw Failure.field("object_type", "Missing data for required field.");
        }
        var kind =
                new Lists.Kind(Set.of("object_type", "search", "archived"), List.of("priority:desc", "priority:asc"));
        return Lists.page(call.request(), kind, store.fields.all(), row -> row);
    }

    private JsonValue values(Call call) {
        var values = objects(store.ticket(call.id("id")), "custom_fields");
        return list(values.stream()
                .map(one -> doc(
                        "field", store.fields.get(number(one, "id")),
                        "value", one.getOrDefault("value", JsonValue.NULL),
                        "prediction", null))
                .toList());
    }

    private Answer setAll(Call call) {
        var body = call.request().json().orElseThrow(() -> Failure.of(400, "The body is not valid JSON."));
        var wrapped = doc("values", body);
        for (var one : array(wrapped, "values")) {
            var wrong = Shapes.FIELD_VALUE.wrong(one);
            if (wrong != null) {
                throw Failure.invalid(wrong);
            }
        }
        objects(wrapped, "values").forEach(one -> set(call, one));
        return Answer.json(200, doc("data", values(call)));
    }

    private Answer setOne(Call call) {
        var value = call.request().json().orElseThrow(() -> Failure.of(400, "The body is not valid JSON."));
        set(call, doc("id", call.id("field"), "value", value));
        return Answer.json(200, doc("data", values(call)));
    }

    private void set(Call call, JsonObject value) {
        if (!has(value, "id") || store.fields.get(number(value, "id")) == null) {
            throw Failure.field("id", "The custom field does not exist.");
        }
        var values = new ArrayList<>(objects(store.ticket(call.id("id")), "custom_fields"));
        values.removeIf(one -> number(one, "id") == number(value, "id"));
        values.add(value);
        store.touch(call.id("id"), "custom_fields", list(values));
    }
}
