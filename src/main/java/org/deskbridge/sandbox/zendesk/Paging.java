package org.deskbridge.sandbox.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.deskbridge.sandbox.kit.Request;
import org.jspecify.annotations.Nullable;

/** Zendesk's two ways through a list: by cursor when {@code page[size]} is there, else by page number. */
final class Paging {
    private Paging() {}

    /** {@code rows} in their order; the cursor stands on a row's id, so that rows added later are not skipped. */
    static JsonObject page(Request request, String name, List<JsonObject> rows) {
        var byCursor = request.query().keySet().stream().anyMatch(key -> key.startsWith("page["));
        return byCursor ? cursor(request, name, rows) : offset(request, name, rows);
    }

    private static JsonObject cursor(Request request, String name, List<JsonObject> rows) {
        var size = size(request, "page[size]");
        var after = request.query("page[after]").map(Paging::read).orElse(0L);
        var rest = rows.stream()
                .dropWhile(row -> after != 0 && number(row, "id") != after)
                .skip(after == 0 ? 0 : 1)
                .toList();
        if (request.query("page[before]").isPresent()) {
            throw Failure.of(400, "InvalidPaginationParameter", "page[before] is not supported here");
        }
        var page = rest.stream().limit(size).toList();
        var more = rest.size() > size;
        var last = page.isEmpty() ? request.query("page[after]").orElse(null) : written(page.getLast());
        var meta = doc(
                "has_more",
                more,
                "after_cursor",
                last,
                "before_cursor",
                page.isEmpty() ? null : written(page.getFirst()));
        return doc(
                name,
                list(page),
                "meta",
                meta,
                "links",
                doc("prev", null, "next", more ? link(request, size, last) : null));
    }

    private static String link(Request request, int size, @Nullable String after) {
        var params = new StringBuilder();
        request.query().forEach((key, values) -> {
            if (!key.startsWith("page[")) {
                values.forEach(value -> params.append(encoded(key))
                        .append('=')
                        .append(encoded(value))
                        .append('&'));
            }
        });
        return request.base() + request.path() + "?" + params + "page%5Bsize%5D=" + size + "&page%5Bafter%5D=" + after;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String written(JsonObject row) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(number(row, "id")).getBytes(UTF_8));
    }

    private static long read(String cursor) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
        } catch (IllegalArgumentException e) {
            throw Failure.of(400, "InvalidPaginationParameter", "page[after] is not valid");
        }
    }

    private static JsonObject offset(Request request, String name, List<JsonObject> rows) {
        var size = size(request, "per_page");
        var page = natural(request, "page").orElse(1);
        if (page > 100) {
            throw Failure.of(400, "InvalidValue", "Number of pages is limited to 100");
        }
        var shown = rows.stream().skip((page - 1L) * size).limit(size).toList();
        var next = (long) page * size < rows.size() ? request.base() + request.path() + "?page=" + (page + 1) : null;
        var answer = doc(name, list(shown), "next_page", next, "previous_page", null);
        return with(answer, "count", rows.size());
    }

    private static int size(Request request, String name) {
        return Math.min(100, natural(request, name).orElse(100));
    }

    private static Optional<Integer> natural(Request request, String name) {
        return request.query(name).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw Failure.of(400, "InvalidPaginationParameter", name + " is not valid");
            }
            return Integer.valueOf(text);
        });
    }

    /** Users that the rows name, each once, if the caller wants them side by side. */
    static JsonObject withUsers(Request request, JsonObject answer, Store store, List<Long> ids) {
        if (!request.query("include").orElse("").contains("users")) {
            return answer;
        }
        var users = ids.stream()
                .distinct()
                .map(store.users::get)
                .filter(row -> row != null)
                .toList();
        return with(answer, "users", users.isEmpty() ? JsonValue.EMPTY_JSON_ARRAY : list(users));
    }
}
