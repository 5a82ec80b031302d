package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** The list of tickets: only those of the last 30 days, unless somebody asks what changed since a time. */
final class TicketLists {
    private static final Set<String> PARAMETERS = Set.of(
            "filter",
            "requester_id",
            "email",
            "unique_external_id",
            "company_id",
            "updated_since",
            "order_by",
            "order_type",
            "include",
            "page",
            "per_page");
    private static final Set<String> EMBEDS = Set.of("requester", "stats", "description", "company");
    private static final List<String> ORDERS = List.of("created_at", "due_by", "updated_at", "status");
    private static final List<String> WHOSE = List.of("requester_id", "email", "unique_external_id");
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int PAGES = 300;

    private final Store store;
    private final People people;
    private final TicketView view;

    TicketLists(Store store, People people, TicketView view) {
        this.store = store;
        this.people = people;
        this.view = view;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/tickets", this::page);
    }

    private Answer page(Call call) {
        var request = call.request();
        Lists.check(request, PARAMETERS);
        word(request, "filter", List.of("new_and_my_open", "watching", "spam", "deleted"));
        if (request.query("page").orElse("1").matches("[0-9]+")
                && Long.parseLong(request.query("page").orElse("1")) > PAGES) {
            throw Failure.field("page", "invalid_value", "You cannot access tickets beyond the 300th page");
        }
        var embedded = Tickets.included(call, EMBEDS);
        return Lists.page(
                request,
                rows(request).stream()
                        .filter(row -> isShown(request, row))
                        .sorted(order(request))
                        .map(row -> view.line(row, embedded))
                        .toList());
    }

    private static String word(Request request, String name, List<String> words) {
        var word = request.query(name).orElse("");
        if (!word.isEmpty() && !words.contains(word)) {
            throw Failure.field(
                    name, "invalid_value", "It should be one of these values: '" + String.join(",", words) + "'");
        }
        return word;
    }

    private List<JsonObject> rows(Request request) {
        for (var field : WHOSE) {
            var value = request.query(field);
            if (value.isPresent()) {
                return store.tickets.where("requester_id", people.named(field, value.get()));
            }
        }
        return store.tickets.all();
    }

    private boolean isShown(Request request, JsonObject row) {
        var filter = request.query("filter").orElse("");
        if (truth(row, "deleted") != filter.equals("deleted") || truth(row, "spam") != filter.equals("spam")) {
            return false;
        }
        return request.query("updated_since").isPresent()
                ? Contacts.isSince(request, row)
                : Store.time(text(row, "created_at", ""))
                        .isAfter(store.clock.instant().minus(SHOWN));
    }

    private static Comparator<JsonObject> order(Request request) {
        var field = Objects.requireNonNullElse(blankToNull(word(request, "order_by", ORDERS)), "created_at");
        Comparator<JsonObject> order = field.equals("status")
                ? Comparator.comparingLong(row -> number(row, "status"))
                : Comparator.comparing(row -> text(row, field, ""));
        order = order.thenComparingLong(row -> number(row, "id"));
        return word(request, "order_type", List.of("asc", "desc")).equals("asc") ? order : order.reversed();
    }

    private static @org.jspecify.annotations.Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
