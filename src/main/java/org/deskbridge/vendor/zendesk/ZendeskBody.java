package org.deskbridge.vendor.zendesk;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/**
 * What tickets and comments are to Zendesk, be it to be sent or only to be shown.
 *
 * @param requester the requester's id there
 * @param files makes the token of a comment's uploads
 */
record ZendeskBody(VendorAccount account, @Nullable JsonValue requester, Function<List<Attached>, String> files) {
    static ZendeskBody sent(VendorAccount account, @Nullable String requester) {
        return new ZendeskBody(
                account,
                requester == null ? null : Json.createValue(Long.parseLong(requester)),
                files -> ZendeskUploads.upload(account, files));
    }

    /** What only Zendesk knows stands in it as words; nothing is asked there. */
    static ZendeskBody shown(VendorAccount account) {
        return new ZendeskBody(
                account,
                Json.createValue("(the requester's id: found, or made when the ticket is opened)"),
                files -> "(given when these are uploaded: "
                        + files.stream().map(Attached::name).collect(Collectors.joining(", ")) + ")");
    }

    JsonObject ticket(Draft draft) {
        var by = Objects.requireNonNull(requester, "requester");
        var ticket = Json.createObjectBuilder()
                .add("subject", draft.subject())
                .add("external_id", externalId(draft))
                .add("requester_id", by)
                .add("submitter_id", by)
                .add("comment", comment(draft.first(), true))
                .add("tags", Json.createArrayBuilder(tags(draft)))
                .add("metadata", mark(draft.first()));
        account.setting("groupId").ifPresent(id -> ticket.add("group_id", Long.parseLong(id)));
        account.setting("brandId").ifPresent(id -> ticket.add("brand_id", Long.parseLong(id)));
        if (!draft.fields().isEmpty()) {
            ticket.add("custom_fields", custom(draft.fields()));
        }
        if (draft.follows() != null) {
            ticket.add("via_followup_source_id", Long.parseLong(draft.follows()));
        }
        return Json.createObjectBuilder().add("ticket", ticket).build();
    }

    static String externalId(Draft draft) {
        return "deskbridge-" + draft.key();
    }

    private static List<String> tags(Draft draft) {
        var tags = new ArrayList<>(draft.tags());
        tags.add(ZendeskTickets.TAG);
        return tags.stream().distinct().toList();
    }

    static JsonObjectBuilder mark(Line line) {
        return Json.createObjectBuilder().add(ZendeskTickets.MARK, line.key().toString());
    }

    JsonObjectBuilder comment(Line line, boolean isPublic) {
        var spoken = line.voice() == Voice.VISITOR || line.voice() == Voice.NOTE;
        var comment = Json.createObjectBuilder()
                .add("body", spoken ? line.text() : line.speaker() + ": " + line.text())
                .add("public", isPublic);
        if (line.voice() == Voice.VISITOR && requester != null) {
            comment.add("author_id", requester);
        }
        if (!line.files().isEmpty()) {
            comment.add("uploads", Json.createArrayBuilder(List.of(files.apply(line.files()))));
        }
        return comment;
    }

    static JsonArrayBuilder custom(Map<String, String> fields) {
        var array = Json.createArrayBuilder();
        fields.forEach((id, value) -> array.add(
                Json.createObjectBuilder().add("id", Long.parseLong(id)).add("value", value)));
        return array;
    }
}
