package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** The index of tickets, which lags behind them; it knows neither e-mails nor requesters nor subjects. */
final class Search {
    private static final Pattern TERM = Pattern.compile("([a-z_]+):([<>]?)('[^']*'|[^\\s()]+)");
    private static final Pattern JOINT = Pattern.compile("\\s+(AND|OR)\\s+");
    private static final Map<String, String> NAMES = Map.of("agent_id", "responder_id");
    private static final Set<String> FIELDS = Set.of(
            "agent_id",
            "group_id",
            "priority",
            "status",
            "tag",
            "type",
            "due_by",
            "fr_due_by",
            "created_at",
            "updated_at");
    private static final int PAGE = 30;

    private final Store store;
    private final TicketFields fields;
    private final TicketView view;
    private final Duration lag;

    Search(Store store, TicketFields fields, TicketView view, Duration lag) {
        this.store = store;
        this.fields = fields;
        this.view = view;
        this.lag = lag;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/search/tickets", this::search);
    }

    private Answer search(Call call) {
        var request = call.request();
        Lists.check(request, Set.of("query", "page"));
        var query = request.query("query").orElse("");
        if (!query.matches("\"[^\"]{1,512}\"")) {
            throw Failure.field("query", "invalid_value", "It should be a query in double quotes, of 512 characters");
        }
        var page = request.query("page").orElse("1");
        if (!page.matches("[1-9]|10")) {
            throw Failure.field("page", "invalid_value", "It should be a Positive Integer up to 10");
        }
        var fits = parsed(query.substring(1, query.length() - 1));
        var shown = store.clock.instant().minus(lag);
        var hits = store.tickets.all().stream()
                .filter(row -> !Store.time(text(row, "updated_at", "")).isAfter(shown))
                .filter(fits)
                .toList();
        var results = hits.stream()
                .skip((Integer.parseInt(page) - 1L) * PAGE)
                .limit(PAGE)
                .map(row -> view.line(row, Set.of("description")))
                .toList();
        return Answer.json(200, doc("total", hits.size(), "results", list(results)));
    }

    /** Terms joined by all AND or all OR; parentheses are not understood here. */
    private Predicate<JsonObject> parsed(String query) {
        var any = query.contains(" OR ");
        Predicate<JsonObject> all = row -> !any;
        for (var part : JOINT.split(query, -1)) {
            var term = TERM.matcher(part.strip());
            if (!term.matches() || (!FIELDS.contains(term.group(1)) && !isCustom(term.group(1)))) {
                throw Failure.field("query", "invalid_value", "The query cannot be understood: " + part);
            }
            var wanted = term.group(3).replace("'", "");
            Predicate<JsonObject> fits = row -> fits(row, term.group(1), term.group(2), wanted);
            all = any ? all.or(fits) : all.and(fits);
        }
        return all;
    }

    private boolean isCustom(String name) {
        return name.startsWith("cf_") && fields.wrong(doc(name, null)).isEmpty();
    }

    private static boolean fits(JsonObject row, String field, String operator, String wanted) {
        if (field.equals("tag")) {
            return texts(row, "tags").contains(wanted);
        }
        var name = NAMES.getOrDefault(field, field);
        var holder = name.startsWith("cf_") ? object(row, "custom_fields") : row;
        var value = plain(holder.getOrDefault(name, JsonValue.NULL));
        if (field.endsWith("_at") || field.endsWith("_by")) {
            return isOrdered(value.split("T", 2)[0].compareTo(wanted), operator);
        }
        return operator.isEmpty()
                ? value.equals(wanted)
                : wanted.matches("[0-9]{1,18}")
                        && isOrdered(Long.compare(number(holder, name), Long.parseLong(wanted)), operator);
    }

    private static boolean isOrdered(int compared, String operator) {
        return switch (operator) {
            case "<" -> compared <= 0;
            case ">" -> compared >= 0;
            default -> compared == 0;
        };
    }
}
