package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.id;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.deskbridge.sandbox.intercom.Query.Field;
import org.deskbridge.sandbox.intercom.Query.Kind;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Options;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** The searches, newest change first, which do not know at once what is new, and the list of all conversations. */
final class Search {
    private static final Shape BODY = new Shape().objects("query", "pagination").required("query");
    private static final Shape PAGE = new Shape().numbers("per_page").texts("starting_after");
    private static final int MOST = 150;

    private final Store store;
    private final Views views;
    private final Options options;

    Search(Store store, Views views, Options options) {
        this.store = store;
        this.views = views;
        this.options = options;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations/search", this::conversations)
                .on("POST", "/contacts/search", this::contacts)
                .on("GET", "/conversations", this::all);
    }

    private Answer conversations(Call call) {
        var body = BODY.of(call.request());
        var wanted =
                new Query(conversationFields(truth(options.json(), "searchByDay") ? Kind.DAY : Kind.TIME)).of(body);
        var rows = store.conversations.all().stream()
                .filter(row -> isIndexed(row, "touched"))
                .filter(wanted)
                .toList();
        var base = call.request().base();
        return Answer.json(200, page("conversation", "conversations", body, 20, rows, row -> views.line(row, base)));
    }

    private Answer contacts(Call call) {
        var body = BODY.of(call.request());
        var wanted = new Query(contactFields()).of(body);
        var rows = store.contacts.all().stream()
                .filter(row -> !truth(row, "archived") && isIndexed(row, "made"))
                .filter(wanted)
                .toList();
        return Answer.json(200, page("", "data", body, 50, rows, views::contact));
    }

    private boolean isIndexed(JsonObject row, String field) {
        return store.clock.millis() - number(row, field) >= options.searchLag().toMillis();
    }

    private Answer all(Call call) {
        var base = call.request().base();
        var pagination = doc("pagination", pagination(call.request()));
        return Answer.json(
                200,
                page(
                        "conversation",
                        "conversations",
                        pagination,
                        20,
                        store.conversations.all(),
                        row -> views.line(row, base)));
    }

    private static JsonObject pagination(Request request) {
        var perPage = request.query("per_page").orElse("20");
        if (!perPage.matches("[0-9]{1,3}")) {
            throw Failure.invalid("per_page is invalid");
        }
        var pagination = doc("per_page", Integer.valueOf(perPage));
        return request.query("starting_after")
                .map(cursor -> with(pagination, "starting_after", cursor))
                .orElse(pagination);
    }

    private static JsonObject page(
            String type,
            String name,
            JsonObject body,
            int usual,
            List<JsonObject> rows,
            UnaryOperator<JsonObject> view) {
        var pagination = PAGE.of(object(body, "pagination"));
        var perPage = (int) number(pagination, "per_page", usual);
        if (perPage < 1 || perPage > MOST) {
            throw Failure.invalid("per_page must be between 1 and " + MOST);
        }
        var rest = rows.stream()
                .sorted(Comparator.comparing(Search::place).reversed())
                .filter(row -> place(row).compareTo(after(pagination)) < 0)
                .toList();
        var shown = rest.stream().limit(perPage).toList();
        var pages = doc(
                "type",
                "pages",
                "page",
                1 + (rows.size() - rest.size()) / perPage,
                "per_page",
                perPage,
                "total_pages",
                (rows.size() + perPage - 1) / perPage);
        var next = rest.size() > perPage ? doc("per_page", perPage, "starting_after", place(shown.getLast())) : null;
        return doc(
                "type",
                type.isEmpty() ? "list" : type + ".list",
                "pages",
                next == null ? pages : with(pages, "next", next),
                "total_count",
                rows.size(),
                name,
                list(shown.stream().map(view).toList()));
    }

    private static String after(JsonObject pagination) {
        return text(pagination, "starting_after", "~");
    }

    private static String place(JsonObject row) {
        return "%012d-%018d".formatted(number(row, "updated_at"), number(row, "id"));
    }

    private static Field field(Kind kind, Function<JsonObject, String> value) {
        return new Field(kind, row -> List.of(value.apply(row)));
    }

    private static Map<String, Field> conversationFields(Kind time) {
        var fields = new HashMap<String, Field>();
        for (var name : List.of("created_at", "updated_at", "waiting_since", "snoozed_until")) {
            fields.put(name, field(time, row -> id(row, name)));
        }
        fields.put("id", field(Kind.TEXT, row -> id(row, "id")));
        fields.put("state", field(Kind.TEXT, row -> id(row, "state")));
        fields.put("open", field(Kind.TRUTH, row -> Boolean.toString(!"closed".equals(text(row, "state")))));
        fields.put("read", field(Kind.TRUTH, row -> id(row, "read")));
        fields.put("admin_assignee_id", field(Kind.NUMBER, row -> id(row, "admin_assignee_id")));
        fields.put("team_assignee_id", field(Kind.NUMBER, row -> id(row, "team_assignee_id")));
        fields.put("source.type", field(Kind.TEXT, row -> id(object(row, "source"), "type")));
        fields.put("source.id", field(Kind.TEXT, row -> id(object(row, "source"), "id")));
        fields.put("source.author.id", field(Kind.TEXT, row -> id(object(object(row, "source"), "author"), "id")));
        fields.put("source.body", new Field(Kind.WORDS, Search::words));
        fields.put("contact_ids", new Field(Kind.TEXT, Search::contactIds));
        fields.put(
                "tag_ids",
                new Field(
                        Kind.TEXT,
                        row -> objects(row, "tags").stream()
                                .map(tag -> id(tag, "id"))
                                .toList()));
        return fields;
    }

    private static List<String> contactIds(JsonObject row) {
        return array(row, "contacts").getValuesAs(JsonNumber.class).stream()
                .map(one -> Store.hex(one.longValue()))
                .toList();
    }

    /** A body is searched word by word. */
    private static List<String> words(JsonObject row) {
        return Arrays.asList(Html.plain(text(object(row, "source"), "body", "")).split("\\s+"));
    }

    private static Map<String, Field> contactFields() {
        var fields = new HashMap<String, Field>();
        for (var name : List.of("email", "external_id", "role", "name", "phone")) {
            fields.put(name, field(Kind.TEXT, row -> id(row, name)));
        }
        for (var name : List.of("created_at", "updated_at", "signed_up_at", "last_seen_at")) {
            fields.put(name, field(Kind.DAY, row -> id(row, name)));
        }
        fields.put("id", field(Kind.TEXT, row -> Store.hex(number(row, "id"))));
        return fields;
    }
}
