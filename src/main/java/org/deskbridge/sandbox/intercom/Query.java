package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.deskbridge.sandbox.kit.Doc;

/** A query of a search: at most two levels of AND and OR with at most fifteen filters each. */
final class Query {
    private static final long DAY = 86_400;
    private static final Map<Kind, Set<String>> OPERATORS = Map.of(
            Kind.TEXT, Set.of("=", "!=", "IN", "NIN", "~", "!~", "^", "$"),
            Kind.WORDS, Set.of("=", "!=", "~", "!~"),
            Kind.NUMBER, Set.of("=", "!=", "IN", "NIN", "<", ">", "<=", ">="),
            Kind.TRUTH, Set.of("=", "!="),
            Kind.TIME, Set.of("=", "<", ">", "!=", "IN", "NIN"),
            Kind.DAY, Set.of("=", "<", ">"));

    /** What a field holds; a DAY is a time of which only the day counts, in the workspace's time zone, which is UTC here. */
    enum Kind {
        TEXT,
        WORDS,
        NUMBER,
        TRUTH,
        TIME,
        DAY
    }

    /** A field that can be searched: its kind, and its values in a row as texts. */
    record Field(Kind kind, Function<JsonObject, List<String>> values) {}

    private final Map<String, Field> fields;

    Query(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** A whole request's {@code query}. */
    Predicate<JsonObject> of(JsonObject body) {
        if (!has(body, "query")) {
            throw Failure.lacking("query");
        }
        return of(object(body, "query"), 1);
    }

    private Predicate<JsonObject> of(JsonObject query, int level) {
        if (has(query, "field")) {
            return filter(query);
        }
        var operator = text(query, "operator", "");
        var parts = array(query, "value");
        if (!List.of("AND", "OR").contains(operator) || parts.isEmpty() || parts.size() > 15 || level > 2) {
            throw Failure.invalid("The query is invalid");
        }
        var all = parts.getValuesAs(JsonObject.class).stream()
                .map(part -> of(part, level + 1))
                .toList();
        return operator.equals("AND")
                ? row -> all.stream().allMatch(one -> one.test(row))
                : row -> all.stream().anyMatch(one -> one.test(row));
    }

    private Predicate<JsonObject> filter(JsonObject filter) {
        var name = text(filter, "field", "");
        var operator = text(filter, "operator", "");
        var field = fields.get(name);
        if (field == null) {
            throw Failure.invalid("Unsupported field: " + name);
        }
        if (!OPERATORS.getOrDefault(field.kind, Set.of()).contains(operator)) {
            throw Failure.invalid("Operator " + operator + " is not supported for " + name);
        }
        var wanted = wanted(filter.getOrDefault("value", JsonValue.NULL), operator, field.kind);
        return row -> matches(field, operator, wanted, field.values.apply(row));
    }

    private static List<String> wanted(JsonValue value, String operator, Kind kind) {
        var isList = operator.equals("IN") || operator.equals("NIN");
        if (value instanceof JsonArray != isList || value instanceof JsonObject) {
            throw Failure.invalid("The value is invalid");
        }
        var wanted = value instanceof JsonArray items
                ? items.stream().map(Doc::plain).toList()
                : List.of(Doc.plain(value));
        var isNumeric = kind == Kind.NUMBER || kind == Kind.TIME || kind == Kind.DAY;
        if (isNumeric && !wanted.stream().allMatch(one -> one.matches("[0-9]{1,18}|null"))) {
            throw Failure.invalid("The value is invalid");
        }
        return wanted;
    }

    private static boolean matches(Field field, String operator, List<String> wanted, List<String> values) {
        return switch (operator) {
            case "!=" -> !any(field, "=", wanted, values);
            case "NIN" -> !any(field, "IN", wanted, values);
            case "!~" -> !any(field, "~", wanted, values);
            default -> any(field, operator, wanted, values);
        };
    }

    private static boolean any(Field field, String operator, List<String> wanted, List<String> values) {
        return values.stream().anyMatch(value -> holds(field.kind, operator, wanted, value));
    }

    private static boolean holds(Kind kind, String operator, List<String> wanted, String value) {
        var first = wanted.getFirst();
        return switch (operator) {
            case "IN" -> wanted.contains(value);
            case "~" -> lower(value).contains(lower(first));
            case "^" -> lower(value).startsWith(lower(first));
            case "$" -> lower(value).endsWith(lower(first));
            case "=" ->
                kind == Kind.DAY ? day(value) == day(first) : lower(value).equals(lower(first));
            default -> compared(kind, operator, value, first);
        };
    }

    /** The prose says that greater means greater or equal; of a day, the days after it. */
    private static boolean compared(Kind kind, String operator, String value, String wanted) {
        if (value.equals("null")) {
            return false;
        }
        var order = kind == Kind.DAY
                ? Long.compare(day(value), day(wanted))
                : Long.compare(Long.parseLong(value), Long.parseLong(wanted));
        var isInclusive = operator.length() == 2 || kind == Kind.TIME;
        return (isInclusive && order == 0) || (operator.startsWith(">") ? order > 0 : order < 0);
    }

    private static long day(String seconds) {
        return seconds.equals("null") ? -1 : Long.parseLong(seconds) / DAY;
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
