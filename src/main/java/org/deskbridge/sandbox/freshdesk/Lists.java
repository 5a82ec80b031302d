package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.list;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;

/** Freshdesk's lists: bare arrays by page, and a link to the next page only where there is one. */
final class Lists {
    private static final int LARGEST = 100;

    private Lists() {}

    /** Refuses parameters that this list does not know. */
    static void check(Request request, Set<String> known) {
        var unknown = new HashSet<>(request.query().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Failure.invalid(unknown.stream()
                    .map(name -> Failure.error(name, "invalid_field", "Unexpected/invalid field in request"))
                    .toList());
        }
    }

    static Answer page(Request request, List<JsonObject> rows) {
        var page = number(request, "page", 1, Integer.MAX_VALUE);
        var size = number(request, "per_page", 30, LARGEST);
        var from = Math.min(rows.size(), (long) (page - 1) * size);
        var shown = rows.stream().skip(from).limit(size).toList();
        var answer = Answer.json(200, list(shown));
        return from + size < rows.size()
                ? answer.with("link", "<" + next(request, page + 1) + ">; rel=\"next\"")
                : answer;
    }

    private static int number(Request request, String name, int otherwise, int most) {
        var text = request.query(name).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > most) {
            throw Failure.field(
                    name, "invalid_value", "It should be a Positive Integer" + (most == LARGEST ? " up to 100" : ""));
        }
        return Integer.parseInt(text);
    }

    private static String next(Request request, int page) {
        var query = request.query().entrySet().stream()
                .filter(one -> !one.getKey().equals("page"))
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue().getFirst()))
                .collect(Collectors.joining("&"));
        return request.base() + request.path() + "?" + (query.isEmpty() ? "" : query + "&") + "page=" + page;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
