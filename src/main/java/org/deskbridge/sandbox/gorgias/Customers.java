package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.jspecify.annotations.Nullable;

/** Customers: one primary e-mail each, and no two with the same. */
final class Customers {
    private static final Lists.Kind KIND = new Lists.Kind(
            Set.of(
                    "id",
                    "email",
                    "external_id",
                    "language",
                    "name",
                    "timezone",
                    "view_id",
                    "channel_type",
                    "channel_address"),
            List.of("created_datetime:desc", "created_datetime:asc", "updated_datetime:asc", "updated_datetime:desc"));

    private final Store store;

    Customers(Store store) {
        this.store = store;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/customers", this::page)
                .on("POST", "/api/customers", this::create)
                .on("GET", "/api/customers/{id}", call -> Answer.json(200, customer(call)))
                .on("PUT", "/api/customers/{id}", this::change)
                .on("POST", "/api/search", this::search);
    }

    private JsonObject customer(Call call) {
        return Optional.ofNullable(store.customers.get(call.id("id"))).orElseThrow(Failure::missing);
    }

    private Answer page(Call call) {
        var request = call.request();
        Predicate<JsonObject> wanted = row -> fits(request, row, "email")
                && fits(request, row, "external_id")
                && fits(request, row, "name")
                && hasChannel(request, row);
        return Lists.page(
                request, KIND, store.customers.all().stream().filter(wanted).toList(), row -> row);
    }

    private static boolean fits(Request request, JsonObject row, String field) {
        return request.query(field)
                .map(value -> value.equalsIgnoreCase(text(row, field)))
                .orElse(true);
    }

    private static boolean hasChannel(Request request, JsonObject row) {
        var address = request.query("channel_address");
        return address.isEmpty()
                || objects(row, "channels").stream()
                        .anyMatch(channel -> address.get().equals(text(channel, "address")));
    }

    private Answer create(Call call) {
        var body = Failure.body(call.request(), Shapes.CUSTOMER);
        return Answer.json(201, add(body));
    }

    private JsonObject add(JsonObject body) {
        refuseTaken(body, 0);
        var id = store.customers.next();
        var now = store.now();
        var empty = doc(
                "id", id,
                "email", null,
                "external_id", null,
                "name", null,
                "language", null,
                "timezone", null,
                "note", null,
                "data", null,
                "integrations", doc(),
                "created_datetime", now,
                "updated_datetime", now);
        return store.customers.put(named(merged(empty, channelled(body, id))));
    }

    /** A first and a last name out of the whole. */
    private static JsonObject named(JsonObject row) {
        var words = text(row, "name", "").split(" ", 2);
        return with(row, "firstname", words[0], "lastname", words.length > 1 ? words[1] : "");
    }

    private JsonObject channelled(JsonObject body, long id) {
        var channels = new java.util.ArrayList<JsonObject>();
        objects(body, "channels").forEach(one -> channels.add(with(one, "id", id * 10 + channels.size())));
        var email = text(body, "email");
        if (email != null && channels.stream().noneMatch(one -> email.equals(text(one, "address")))) {
            channels.add(doc("id", id * 10 + 9, "type", "email", "address", email, "preferred", true));
        }
        var lower = email == null ? body : with(body, "email", email.toLowerCase(Locale.ROOT));
        return with(lower, "channels", list(channels));
    }

    private void refuseTaken(JsonObject body, long own) {
        var email = text(body, "email");
        if (email != null
                && store.customers.where("email", email.toLowerCase(Locale.ROOT)).stream()
                        .anyMatch(row -> number(row, "id") != own)) {
            throw Failure.of(409, "A customer with this email already exists.");
        }
    }

    private Answer change(Call call) {
        var row = customer(call);
        var body = Failure.body(call.request(), Shapes.CUSTOMER_CHANGE);
        refuseTaken(body, call.id("id"));
        var channels = has(body, "channels")
                ? channelled(body, call.id("id"))
                : with(body, "channels", array(row, "channels"));
        return Answer.json(
                202, store.customers.put(named(with(merged(row, channels), "updated_datetime", store.now()))));
    }

    private Answer search(Call call) {
        var body = Failure.body(call.request(), Shapes.SEARCH);
        var query = text(body, "query", "").toLowerCase(Locale.ROOT);
        var hits = store.customers.all().stream()
                .filter(row -> row.toString().toLowerCase(Locale.ROOT).contains(query))
                .limit(Math.min(50, number(body, "size", 10)))
                .toList();
        return Answer.json(201, doc("data", list(hits), "object", "list"));
    }

    /** The customer of a ticket or message: found, or made from an e-mail that nobody has yet. */
    @Nullable
    JsonObject known(JsonObject wanted) {
        var found = store.found(store.customers, with(wanted, "email", lower(text(wanted, "email"))));
        if (found.isPresent()) {
            return found.get();
        }
        if (number(wanted, "id") != 0 || text(wanted, "email") == null) {
            return null;
        }
        return add(doc("email", text(wanted, "email"), "channels", list(List.of())));
    }

    private static @Nullable String lower(@Nullable String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }
}
