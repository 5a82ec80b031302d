package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** When a trigger fires: all of these, and one of those. */
final class Conditions {
    private static final List<String> STATUSES = List.of("new", "open", "pending", "hold", "solved", "closed");
    private static final Set<String> EQUAL = Set.of("is", "is_not");
    private static final Set<String> CHANGING = Set.of(
            "is",
            "is_not",
            "changed",
            "not_changed",
            "value",
            "value_previous",
            "not_value",
            "not_value_previous",
            "less_than",
            "greater_than");

    /** What may be asked, and with which operators. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("update_type", EQUAL),
            Map.entry("comment_is_public", EQUAL),
            Map.entry("current_tags", Set.of("includes", "not_includes")),
            Map.entry("role", EQUAL),
            Map.entry("current_via_id", EQUAL),
            Map.entry("status", CHANGING),
            Map.entry("priority", CHANGING),
            Map.entry("type", CHANGING),
            Map.entry("group_id", CHANGING),
            Map.entry("assignee_id", CHANGING),
            Map.entry("requester_id", CHANGING),
            Map.entry("brand_id", CHANGING));

    private Conditions() {}

    static boolean areKnown(JsonObject conditions) {
        return Stream.of("all", "any")
                .flatMap(name -> objects(conditions, name).stream())
                .allMatch(one ->
                        KNOWN.getOrDefault(text(one, "field", ""), Set.of()).contains(text(one, "operator", "is")));
    }

    static boolean hold(JsonObject conditions, Edit edit) {
        var any = objects(conditions, "any");
        return objects(conditions, "all").stream().allMatch(one -> holds(one, edit))
                && (any.isEmpty() || any.stream().anyMatch(one -> holds(one, edit)));
    }

    private static boolean holds(JsonObject condition, Edit edit) {
        var wanted = plain(condition.getOrDefault("value", JsonValue.NULL));
        var operator = text(condition, "operator", "is");
        return switch (text(condition, "field", "")) {
            case "update_type" -> equal(operator, wanted, edit.first ? "Create" : "Change");
            case "comment_is_public" -> operator.equals("is_not") != comment(wanted, edit);
            case "current_tags" ->
                operator.equals("not_includes")
                        != Stream.of(wanted.split("[ ,]+", -1)).anyMatch(edit::hasTag);
            case "role" -> equal(operator, wanted, Users.isStaff(edit.updater) ? "agent" : "end_user");
            case "current_via_id" -> equal(operator, wanted, edit.channel.equals("api") ? "5" : "0");
            default -> changing(text(condition, "field", ""), operator, wanted, edit);
        };
    }

    private static boolean equal(String operator, String wanted, String value) {
        return operator.equals("is_not") != wanted.equals(value);
    }

    private static boolean comment(String wanted, Edit edit) {
        var comment = edit.comment;
        if (comment == null) {
            return false;
        }
        return switch (wanted) {
            case "true", "requester_can_see_comment" -> truth(comment, "public");
            case "false" -> !truth(comment, "public");
            default -> true;
        };
    }

    private static boolean changing(String field, String operator, String wanted, Edit edit) {
        var value = plain(edit.after.getOrDefault(field, JsonValue.NULL));
        var before = plain(edit.before.getOrDefault(field, JsonValue.NULL));
        return switch (operator) {
            case "is" -> value.equals(wanted);
            case "is_not" -> !value.equals(wanted);
            case "changed" -> edit.changed(field);
            case "not_changed" -> !edit.changed(field);
            case "value" -> edit.changed(field) && value.equals(wanted);
            case "not_value" -> !(edit.changed(field) && value.equals(wanted));
            case "value_previous" -> edit.changed(field) && before.equals(wanted);
            case "not_value_previous" -> !(edit.changed(field) && before.equals(wanted));
            case "less_than" -> STATUSES.indexOf(value) < STATUSES.indexOf(wanted);
            case "greater_than" -> STATUSES.indexOf(value) > STATUSES.indexOf(wanted);
            default -> false;
        };
    }

    static JsonObject definitions() {
        var conditions = KNOWN.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> doc(
                        "subject",
                        known.getKey(),
                        "title",
                        known.getKey(),
                        "type",
                        "list",
                        "group",
                        "ticket",
                        "nullable",
                        false,
                        "repeatable",
                        false,
                        "operators",
                        known.getValue().stream()
                                .sorted()
                                .map(operator -> doc("value", operator, "title", operator, "terminal", false))
                                .toList(),
                        "values",
                        values(known.getKey())))
                .toList();
        var action = doc(
                "subject",
                "notification_webhook",
                "title",
                "Notify active webhook",
                "type",
                "list",
                "group",
                "notifications",
                "nullable",
                false,
                "repeatable",
                true);
        return doc("conditions_all", conditions, "conditions_any", conditions, "actions", list(List.of(action)));
    }

    private static List<JsonObject> values(String subject) {
        var values = switch (subject) {
            case "update_type" -> List.of("Create", "Change");
            case "comment_is_public" -> List.of("true", "false", "not_relevant", "requester_can_see_comment");
            case "status" -> STATUSES;
            case "role" -> List.of("agent", "end_user");
            default -> List.<String>of();
        };
        return values.stream()
                .map(one -> doc("value", one, "title", one, "enabled", true))
                .toList();
    }
}
