package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Rows;

/** The properties of a ticket that a caller may write, and what each must be; others are dropped with a warning. */
final class Properties {
    private static final Set<String> STATUSES = Set.of("new", "open", "pending", "hold", "solved", "closed");
    private static final Set<String> WRITABLE = Set.of(
            "additional_collaborators",
            "assignee_email",
            "assignee_id",
            "attribute_value_ids",
            "brand_id",
            "collaborator_ids",
            "collaborators",
            "comment",
            "custom_fields",
            "custom_status_id",
            "description",
            "due_at",
            "email_ccs",
            "external_id",
            "fields",
            "followers",
            "forum_topic_id",
            "group_id",
            "macro_id",
            "macro_ids",
            "metadata",
            "organization_id",
            "origin_zrn",
            "priority",
            "problem_id",
            "raw_subject",
            "recipient",
            "requester",
            "requester_id",
            "safe_update",
            "sharing_agreement_ids",
            "sharing_agreements",
            "status",
            "subject",
            "submitter_id",
            "support_type",
            "suspended_ticket_id",
            "suspension_type_id",
            "system_metadata",
            "tags",
            "tde_workspace",
            "ticket_form_id",
            "tpe_voice_comment",
            "type",
            "updated_stamp",
            "via_followup_source_id",
            "via_id",
            "voice_comment");

    private final Store store;

    Properties(Store store) {
        this.store = store;
    }

    static List<String> unknown(JsonObject wanted) {
        return wanted.keySet().stream()
                .filter(key -> !WRITABLE.contains(key))
                .sorted()
                .toList();
    }

    void apply(Edit edit, JsonObject wanted) {
        word(edit, wanted, "status", STATUSES, false);
        word(edit, wanted, "priority", Set.of("urgent", "high", "normal", "low"), true);
        word(edit, wanted, "type", Set.of("problem", "incident", "question", "task"), true);
        subject(edit, wanted);
        texts(edit, wanted, "external_id", "recipient", "due_at");
        row(edit, wanted, "group_id", store.groups);
        row(edit, wanted, "brand_id", store.brands);
        row(edit, wanted, "assignee_id", store.users);
        row(edit, wanted, "requester_id", store.users);
        if (has(wanted, "assignee_id") && !has(wanted, "status") && "new".equals(text(edit.after, "status"))) {
            edit.set("status", "open");
        }
        if (wanted.containsKey("tags")) {
            edit.set("tags", tags(wanted.getOrDefault("tags", JsonValue.NULL)));
        }
        fields(edit, wanted, "custom_fields");
        fields(edit, wanted, "fields");
    }

    private static void word(Edit edit, JsonObject wanted, String field, Set<String> words, boolean nullable) {
        if (!wanted.containsKey(field)) {
            return;
        }
        var word = text(wanted, field);
        if (word == null ? !nullable || has(wanted, field) : !words.contains(word)) {
            throw Failure.invalid(
                    field, field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1) + ": is invalid");
        }
        edit.set(field, word);
    }

    private static void subject(Edit edit, JsonObject wanted) {
        if (wanted.containsKey("subject")) {
            edit.set("subject", text(wanted, "subject"));
            edit.after = Doc.with(edit.after, "raw_subject", text(wanted, "subject"));
        }
    }

    private static void texts(Edit edit, JsonObject wanted, String... fields) {
        for (var field : fields) {
            if (wanted.containsKey(field)) {
                var value = wanted.getOrDefault(field, JsonValue.NULL);
                edit.set(field, JsonValue.NULL.equals(value) ? null : plain(value));
            }
        }
    }

    private static void row(Edit edit, JsonObject wanted, String field, Rows rows) {
        if (!wanted.containsKey(field)) {
            return;
        }
        if (has(wanted, field) && rows.get(number(wanted, field)) == null) {
            var name = field.replace("_id", "");
            throw Failure.invalid(
                    name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": is invalid");
        }
        edit.set(field, has(wanted, field) ? number(wanted, field) : null);
    }

    /** Lower case, each once, from a list or from words in one text. */
    static JsonArray tags(JsonValue wanted) {
        var words = wanted instanceof JsonString text
                ? List.of(text.getString().split("[ ,]+", -1))
                : wanted instanceof JsonArray array
                        ? array.stream().map(Doc::plain).toList()
                        : List.<String>of();
        return list(words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .toList());
    }

    /** By id; an id that is no field of the account is passed over. */
    private void fields(Edit edit, JsonObject wanted, String name) {
        if (!wanted.containsKey(name)) {
            return;
        }
        var values = new LinkedHashMap<Long, JsonObject>();
        objects(edit.after, "custom_fields").forEach(one -> values.put(number(one, "id"), one));
        objects(wanted, name).stream()
                .filter(one -> values.containsKey(number(one, "id")))
                .forEach(one -> values.put(number(one, "id"), Doc.only(one, Set.of("id", "value"))));
        edit.set("custom_fields", list(values.values()));
        edit.after = Doc.with(edit.after, "fields", array(edit.after, "custom_fields"));
    }
}
