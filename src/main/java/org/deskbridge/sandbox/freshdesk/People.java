package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.value;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deskbridge.sandbox.kit.Refused;

/** Contacts and agents as somebody to find: the requester of a ticket may be either. */
final class People {
    private final Store store;

    People(Store store) {
        this.store = store;
    }

    /** Who has this value of something that only one may have, even if deleted. */
    Optional<Long> holder(String field, String value) {
        return Stream.concat(
                        store.contacts.where(field, value).stream(),
                        store.agents.all().stream().filter(agent -> isAt(agent, field, value)))
                .map(row -> number(row, "id"))
                .findFirst();
    }

    private static boolean isAt(JsonObject agent, String field, String value) {
        return field.equals("email") && value.equalsIgnoreCase(text(object(agent, "contact"), "email"));
    }

    /** Who a filter of tickets is about. */
    long named(String field, String value) {
        return (field.equals("requester_id")
                        ? store.person(value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0)
                                .map(row -> number(row, "id"))
                        : holder(field, spelled(field, value)))
                .orElseThrow(() -> unknown(field));
    }

    private static String spelled(String way, String value) {
        return way.equals("email") ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static Refused unknown(String field) {
        return Failure.field(field, "invalid_value", "There is no contact matching the given " + field);
    }

    /** The requester of a ticket: found by any of the ways, or made of what is known; null when none is given. */
    JsonValue requester(JsonObject body, Function<JsonObject, JsonObject> make) {
        if (has(body, "requester_id")) {
            return store.person(number(body, "requester_id"))
                    .filter(row -> !truth(row, "deleted"))
                    .map(row -> value(number(row, "id")))
                    .orElseThrow(() -> unknown("requester_id"));
        }
        for (var way : List.of("email", "unique_external_id", "phone", "twitter_id")) {
            if (has(body, way)) {
                return value(foundOrMade(body, way, make));
            }
        }
        return JsonValue.NULL;
    }

    private long foundOrMade(JsonObject body, String way, Function<JsonObject, JsonObject> make) {
        var given = text(body, way, "");
        var known = way.equals("phone")
                ? store.contacts.where("phone", given).stream()
                        .map(row -> number(row, "id"))
                        .findFirst()
                : holder(way, spelled(way, given));
        if (known.isPresent()) {
            return known.get();
        }
        if (way.equals("phone") && !has(body, "name")) {
            throw Failure.field("name", "missing_field", "It is mandatory with a phone number");
        }
        return number(make.apply(doc("name", text(body, "name", given.split("@", 2)[0]), way, given)), "id");
    }
}
