package org.deskbridge.sandbox.gorgias;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.jspecify.annotations.Nullable;

/** Gorgias' lists: ordered, cut by a cursor that stands on a row and not on a count. */
final class Lists {
    private static final Set<String> COMMON = Set.of("cursor", "limit", "order_by");

    private Lists() {}

    /** Which parameters a list takes besides the common ones, and its orders, the first being the default. */
    record Kind(Set<String> filters, List<String> orders) {}

    private record Cursor(String key, long id) {
        String written() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((id + ":" + key).getBytes(UTF_8));
        }

        static Cursor read(String written) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(written), UTF_8);
                var at = text.indexOf(':');
                return new Cursor(text.substring(at + 1), Long.parseLong(text.substring(0, Math.max(0, at))));
            } catch (IllegalArgumentException e) {
                throw Failure.field("cursor", "Invalid cursor.");
            }
        }
    }

    static Answer page(Request request, Kind kind, List<JsonObject> rows, UnaryOperator<JsonObject> view) {
        check(request, kind);
        var order = request.query("order_by").orElse(kind.orders.getFirst());
        if (!kind.orders.contains(order)) {
            throw Failure.field("order_by", "Must be one of: " + String.join(", ", kind.orders) + ".");
        }
        var field = order.split(":", 2)[0];
        var comparator =
                Comparator.comparing((JsonObject row) -> key(row, field)).thenComparingLong(row -> number(row, "id"));
        var directed = order.endsWith(":desc") ? comparator.reversed() : comparator;
        var after = request.query("cursor").map(Cursor::read).orElse(null);
        var sorted = rows.stream()
                .sorted(directed)
                .filter(row -> after == null || directed.compare(row, standIn(after, field)) > 0)
                .toList();
        return written(request, sorted, limit(request), field, view);
    }

    private static Answer written(
            Request request, List<JsonObject> sorted, int limit, String field, UnaryOperator<JsonObject> view) {
        var page = sorted.stream().limit(limit).toList();
        var next = sorted.size() > limit ? new Cursor(key(page.getLast(), field), number(page.getLast(), "id")) : null;
        return Answer.json(
                200,
                doc(
                        "data", list(page.stream().map(view).toList()),
                        "meta", doc("prev_cursor", request.query("cursor").orElse(null), "next_cursor", written(next)),
                        "object", "list",
                        "uri", request.path()));
    }

    private static @Nullable String written(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.written();
    }

    private static JsonObject standIn(Cursor cursor, String field) {
        return doc("id", cursor.id, field, cursor.key);
    }

    private static String key(JsonObject row, String field) {
        return text(row, field, "%020d".formatted(number(row, field)));
    }

    private static void check(Request request, Kind kind) {
        var unknown = new HashSet<>(request.query().keySet());
        unknown.removeAll(COMMON);
        unknown.removeIf(name -> kind.filters.contains(name.replaceAll("\\[.*]$", "")));
        if (!unknown.isEmpty()) {
            throw Failure.field(unknown.iterator().next(), "Unknown field.");
        }
    }

    private static int limit(Request request) {
        var limit = request.query("limit").orElse("30");
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw Failure.field("limit", "Must be greater than or equal to 1 and less than or equal to 100.");
        }
        return Integer.parseInt(limit);
    }
}
