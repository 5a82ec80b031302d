package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** The search index, which lags behind the tickets as the real one does. */
final class Search {
    private static final List<String> STATUSES = List.of("new", "open", "pending", "hold", "solved", "closed");
    private static final Pattern TERM = Pattern.compile("([a-z_]+)([:<>]=?)(\"[^\"]*\"|\\S+)|(\"[^\"]*\"|\\S+)");

    private final Store store;
    private final ZendeskDesk desk;
    private final Map<Long, JsonObject> index = new TreeMap<>();
    private final Deque<Late> waiting = new ArrayDeque<>();

    private record Late(Instant due, JsonObject ticket) {}

    Search(Store store, ZendeskDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/search", this::search);
    }

    void add(JsonObject ticket) {
        waiting.add(new Late(store.clock.instant().plus(desk.setting().options().searchLag()), ticket));
    }

    private void catchUp() {
        var now = store.clock.instant();
        while (!waiting.isEmpty() && !waiting.getFirst().due.isAfter(now)) {
            var ticket = waiting.removeFirst().ticket;
            index.put(number(ticket, "id"), ticket);
        }
    }

    private Answer search(Call call) {
        var request = call.request();
        var query = request.query("query")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Failure.of(422, "invalid", "Invalid search: query is required"));
        catchUp();
        var page = request.query("page").orElse("1");
        if (page.length() > 2 && !page.startsWith("0")) {
            throw Failure.of(
                    422, "invalid", "Invalid search: Requested response size was greater than Search Response Limits");
        }
        var hits = index.values().stream()
                .filter(ticket -> fits(query, ticket))
                .sorted(order(request))
                .limit(1000)
                .map(ticket -> with(TicketView.shown(ticket), "result_type", "ticket"))
                .toList();
        return Answer.json(200, with(Paging.page(request, "results", hits), "facets", null));
    }

    private static Comparator<JsonObject> order(Request request) {
        var field = request.query("sort_by")
                .filter(List.of("created_at", "updated_at")::contains)
                .orElse("created_at");
        Comparator<JsonObject> order = Comparator.comparing((JsonObject row) -> text(row, field, ""))
                .thenComparingLong(row -> number(row, "id"));
        return "asc".equals(request.query("sort_order").orElse("desc")) ? order : order.reversed();
    }

    private boolean fits(String query, JsonObject ticket) {
        var terms = TERM.matcher(query);
        while (terms.find()) {
            var fits = terms.group(1) == null
                    ? says(ticket, unquoted(terms.group(4)))
                    : fits(terms.group(1), terms.group(2), unquoted(terms.group(3)), ticket);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    private static boolean says(JsonObject ticket, String word) {
        return (text(ticket, "subject", "") + " " + text(ticket, "description", ""))
                .toLowerCase(Locale.ROOT)
                .contains(word.toLowerCase(Locale.ROOT));
    }

    private boolean fits(String field, String operator, String wanted, JsonObject ticket) {
        return switch (field) {
            case "type" -> wanted.equals("ticket");
            case "requester" -> isRequester(ticket, wanted);
            case "status" -> ordered(STATUSES.indexOf(text(ticket, "status", "")), operator, STATUSES.indexOf(wanted));
            case "tags" -> texts(ticket, "tags").contains(wanted);
            case "external_id" -> wanted.equals(text(ticket, "external_id"));
            case "group" -> wanted.equals(Long.toString(number(ticket, "group_id")));
            case "created" -> ordered(text(ticket, "created_at", "").compareTo(wanted), operator, 0);
            case "updated" -> ordered(text(ticket, "updated_at", "").compareTo(wanted), operator, 0);
            default -> throw Failure.of(422, "invalid", "Invalid search: unknown keyword " + field);
        };
    }

    private static boolean ordered(int value, String operator, int wanted) {
        return switch (operator) {
            case "<" -> value < wanted;
            case "<=" -> value <= wanted;
            case ">" -> value > wanted;
            case ">=" -> value >= wanted;
            default -> value == wanted;
        };
    }

    private boolean isRequester(JsonObject ticket, String wanted) {
        var id = number(ticket, "requester_id");
        var user = store.users.get(id);
        return wanted.equals(Long.toString(id))
                || (user != null
                        && (wanted.equalsIgnoreCase(text(user, "email"))
                                || wanted.equalsIgnoreCase(text(user, "name"))));
    }
}
