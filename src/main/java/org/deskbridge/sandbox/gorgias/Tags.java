package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Tags, whose names differ by case, and their sub-resource on tickets: add, replace, remove. */
final class Tags {
    private static final Lists.Kind KIND = new Lists.Kind(
            Set.of("search"),
            List.of(
                    "created_datetime:desc",
                    "created_datetime:asc",
                    "name:asc",
                    "name:desc",
                    "created_datetime",
                    "name"));
    private static final Shape NAMED = new Shape().anything("ids", "names");

    private final Store store;
    private final Happenings happenings;

    Tags(Store store, Happenings happenings) {
        this.store = store;
        this.happenings = happenings;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/tags", this::page)
                .on(
                        "POST",
                        "/api/tags",
                        call -> Answer.json(201, tag(text(Failure.body(call.request(), Shapes.TAG), "name", ""))))
                .on("GET", "/api/tickets/{id}/tags", this::ofTicket)
                .on("POST", "/api/tickets/{id}/tags", call -> set(call, Tags::union, 201))
                .on("PUT", "/api/tickets/{id}/tags", call -> set(call, (old, named) -> named, 202))
                .on("DELETE", "/api/tickets/{id}/tags", call -> set(call, Tags::difference, 204));
    }

    private interface Merge {
        List<String> of(List<String> old, List<String> named);
    }

    private Answer page(Call call) {
        var wanted = call.request().query("search").orElse("");
        var rows = store.tags.all().stream()
                .filter(tag -> text(tag, "name", "").contains(wanted))
                .toList();
        return Lists.page(call.request(), KIND, rows, row -> row);
    }

    private Answer ofTicket(Call call) {
        var tags = array(store.ticket(call.id("id")), "tags");
        return Answer.json(
                200, doc("data", tags, "object", "list", "uri", call.request().path()));
    }

    private Answer set(Call call, Merge merge, int status) {
        var before = store.ticket(call.id("id"));
        var body = Failure.body(call.request(), NAMED);
        var old = objects(before, "tags").stream()
                .map(tag -> text(tag, "name", ""))
                .toList();
        store.touch(call.id("id"), "tags", named(merge.of(old, wanted(body))));
        happenings.changed(before, store.ticket(call.id("id")), call.caller());
        return Answer.empty(status);
    }

    private List<String> wanted(JsonObject body) {
        var names = new ArrayList<>(texts(body, "names"));
        for (JsonValue id : array(body, "ids")) {
            names.add(Optional.ofNullable(store.tags.get(number(doc("id", id), "id")))
                    .map(tag -> text(tag, "name", ""))
                    .orElseThrow(() -> Failure.field("ids", "Does not exist.")));
        }
        if (names.isEmpty()) {
            throw Failure.field("names", "Missing data for required field.");
        }
        return names;
    }

    private static List<String> union(List<String> old, List<String> named) {
        var all = new LinkedHashSet<>(old);
        all.addAll(named);
        return List.copyOf(all);
    }

    private static List<String> difference(List<String> old, List<String> named) {
        return old.stream().filter(name -> !named.contains(name)).toList();
    }

    /** Tags by name, made where there are none. */
    JsonArray named(List<String> names) {
        return list(names.stream().distinct().map(this::tag).toList());
    }

    private JsonObject tag(String name) {
        return store.tags.where("name", name).stream().findFirst().orElseGet(() -> {
            var id = store.tags.next();
            return store.tags.put(doc(
                    "id",
                    id,
                    "name",
                    name,
                    "decoration",
                    doc("color", "#888888"),
                    "created_datetime",
                    store.now(),
                    "uri",
                    "/api/tags/" + id + "/"));
        });
    }
}
