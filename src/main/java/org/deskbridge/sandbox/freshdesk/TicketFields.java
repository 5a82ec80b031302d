package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.sandbox.kit.Options;

/** The fields of an account's tickets: the vendor's own, and custom ones that an admin has made mandatory or not. */
final class TicketFields {
    /** Statuses by number; from 6 on they are an admin's own, and these two come with every account. */
    static final Map<Long, String> STATUSES = new LinkedHashMap<>();

    static {
        STATUSES.put(2L, "Open");
        STATUSES.put(3L, "Pending");
        STATUSES.put(4L, "Resolved");
        STATUSES.put(5L, "Closed");
        STATUSES.put(6L, "Waiting on Customer");
        STATUSES.put(7L, "Waiting on Third Party");
    }

    private final List<JsonObject> fields = new ArrayList<>();
    private final List<String> mandatory;
    private final List<String> mandatoryForClosure;
    private final String now;

    TicketFields(Options options, String now) {
        this.now = now;
        mandatory = texts(options.json(), "mandatoryFields");
        mandatoryForClosure = texts(options.json(), "mandatoryForClosure");
        own("requester", "Search a requester", true);
        own("subject", "Subject", true);
        fields.add(with(own("status", "Status", true), "choices", statuses()));
        own("description", "Description", true);
        own("group", "Group", false);
        custom("cf_order_number", "Order number", "custom_text", List.of());
        custom("cf_contact_reason", "Contact reason", "custom_dropdown", List.of("Delivery", "Return"));
        custom("cf_conversation", "Conversation", "custom_paragraph", List.of());
        custom("cf_items", "Items", "custom_number", List.of());
        custom("cf_vip", "VIP", "custom_checkbox", List.of());
    }

    private static JsonValue statuses() {
        var choices = new LinkedHashMap<String, Object>();
        STATUSES.forEach((number, label) -> choices.put(number.toString(), List.of(label, label)));
        return value(choices);
    }

    private JsonObject own(String name, String label, boolean required) {
        var field = with(field(name, label, "default_" + name), "default", true, "required_for_agents", required);
        if (!name.equals("status")) {
            fields.add(field);
        }
        return field;
    }

    private void custom(String name, String label, String type, List<String> choices) {
        var field = with(field(name, label, type), "default", false, "required_for_agents", mandatory.contains(name));
        fields.add(choices.isEmpty() ? field : with(field, "choices", choices));
    }

    private JsonObject field(String name, String label, String type) {
        return doc(
                "id",
                43_000_700_001L + fields.size(),
                "name",
                name,
                "label",
                label,
                "label_for_customers",
                label,
                "description",
                "",
                "position",
                fields.size() + 1,
                "type",
                type,
                "required_for_closure",
                mandatoryForClosure.contains(name),
                "required_for_customers",
                false,
                "customers_can_edit",
                true,
                "displayed_to_customers",
                true,
                "created_at",
                now,
                "updated_at",
                now);
    }

    List<JsonObject> all() {
        return fields;
    }

    private Optional<JsonObject> custom(String name) {
        return fields.stream()
                .filter(field -> name.equals(text(field, "name")) && !truth(field, "default"))
                .findFirst();
    }

    /** Every custom field, empty unless it has a value. */
    JsonObject values(JsonObject given) {
        var empty = new LinkedHashMap<String, JsonValue>();
        fields.stream()
                .filter(field -> !truth(field, "default"))
                .forEach(field -> empty.put(text(field, "name", ""), JsonValue.NULL));
        return merged(value(empty).asJsonObject(), given);
    }

    List<JsonObject> wrong(JsonObject values) {
        var errors = new ArrayList<JsonObject>();
        values.keySet()
                .forEach(name -> custom(name)
                        .ifPresentOrElse(
                                field -> check(field, values, errors),
                                () -> errors.add(
                                        Failure.error(name, "invalid_field", "Unexpected/invalid field in request"))));
        return errors;
    }

    private static void check(JsonObject field, JsonObject values, List<JsonObject> errors) {
        var name = text(field, "name", "");
        var value = values.getOrDefault(name, JsonValue.NULL);
        if (!has(values, name)) {
            return;
        }
        var type = text(field, "type", "");
        if (!fits(type, value)) {
            errors.add(Failure.error(name, "datatype_mismatch", "It should be a/an " + word(type)));
        } else if (type.equals("custom_dropdown") && !texts(field, "choices").contains(plain(value))) {
            var allowed = String.join(",", texts(field, "choices"));
            errors.add(Failure.error(name, "invalid_value", "It should be one of these values: '" + allowed + "'"));
        } else if (type.equals("custom_text") && plain(value).length() > 255) {
            errors.add(Failure.error(name, "invalid_value", "Has 255 characters at most"));
        }
    }

    private static boolean fits(String type, JsonValue value) {
        return switch (type) {
            case "custom_number" -> value instanceof JsonNumber number && number.isIntegral();
            case "custom_checkbox" -> JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value);
            default -> value instanceof JsonString;
        };
    }

    private static String word(String type) {
        return switch (type) {
            case "custom_number" -> "Integer";
            case "custom_checkbox" -> "Boolean";
            default -> "String";
        };
    }

    /** What a ticket lacks that an agent has to fill in, always or before it is closed. */
    List<JsonObject> missing(JsonObject ticket, boolean closing) {
        return fields.stream()
                .filter(field -> truth(field, closing ? "required_for_closure" : "required_for_agents"))
                .map(field -> text(field, "name", ""))
                .filter(name -> isBlank(ticket, name))
                .map(name ->
                        Failure.error(name, "missing_field", "It should not be blank as this is a mandatory field"))
                .toList();
    }

    private static boolean isBlank(JsonObject ticket, String name) {
        if (name.equals("requester")) {
            return !has(ticket, "requester_id");
        }
        var holder = name.startsWith("cf_") ? object(ticket, "custom_fields") : ticket;
        return !has(holder, name)
                || plain(holder.getOrDefault(name, JsonValue.NULL)).isBlank();
    }
}
