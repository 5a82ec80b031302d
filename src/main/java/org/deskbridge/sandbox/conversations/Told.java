package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A conversation with its agents' notes, as the truth for tests and for the agent's page. */
final class Told {
    private final Store store;

    Told(Store store) {
        this.store = store;
    }

    JsonObject ticket(JsonObject conversation) {
        var id = text(conversation, "id", "");
        var user = store.user(text(conversation, "userId", "")).orElse(JsonValue.EMPTY_JSON_OBJECT);
        var all = new ArrayList<JsonObject>();
        store.messagesOf(id).forEach(message -> all.add(message(message)));
        store.notes.where(note -> id.equals(text(note, "conversationId"))).forEach(note -> all.add(note(note)));
        all.sort(Comparator.comparing(one -> text(one, "createdAt", "")));
        var captured = object(conversation, "captured");
        return doc(
                "id", id,
                "externalId", text(object(conversation, "metadata"), "deskbridge"),
                "subject", "Conversation",
                "status", status(conversation),
                "tags", tags(text(captured, "dataCapture.systemField.tags", "")),
                "customFields", captured,
                "metadata", object(conversation, "metadata"),
                "customer", customer(user),
                "createdAt", text(conversation, "createdAt"),
                "messages", list(all),
                "sentToCustomer", list(List.of()));
    }

    static String status(JsonObject conversation) {
        if (!has(conversation, "activeSwitchboardIntegration")) {
            return "closed";
        }
        var active = text(object(conversation, "activeSwitchboardIntegration"), "integrationType", "");
        return active.equals("zd:agentWorkspace") ? "open" : "bot";
    }

    private static List<String> tags(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    private static JsonObject customer(JsonObject user) {
        var profile = object(user, "profile");
        var name = (text(profile, "givenName", "") + " " + text(profile, "surname", "")).strip();
        return doc(
                "id", text(user, "id"),
                "name", name,
                "email", text(profile, "email"),
                "external_id", text(user, "externalId"));
    }

    private static JsonObject message(JsonObject message) {
        var author = object(message, "author");
        var content = object(message, "content");
        return doc(
                "id", text(message, "id"),
                "author", text(author, "type", "").equals("user") ? "customer" : "agent",
                "authorName", text(author, "displayName"),
                "visibility", "public",
                "text", text(content, "text", text(content, "altText", "")),
                "html", text(content, "htmlText", ""),
                "channel", text(object(message, "source"), "type"),
                "via", text(object(message, "source"), "type"),
                "attachments", files(content),
                "externalId", text(object(message, "metadata"), "deskbridge"),
                "metadata", object(message, "metadata"),
                "createdAt", text(message, "received"));
    }

    private static List<JsonObject> files(JsonObject content) {
        return has(content, "mediaUrl")
                ? List.of(doc(
                        "name", text(content, "altText", "file"),
                        "contentType", text(content, "mediaType", ""),
                        "size", number(content, "mediaSize"),
                        "url", text(content, "mediaUrl")))
                : List.of();
    }

    private static JsonObject note(JsonObject note) {
        return doc(
                "id",
                text(note, "id"),
                "author",
                "agent",
                "authorName",
                text(note, "authorName"),
                "visibility",
                "internal",
                "text",
                text(note, "text"),
                "html",
                "",
                "channel",
                "internal-note",
                "via",
                "zd:agentWorkspace",
                "attachments",
                list(List.of()),
                "externalId",
                null,
                "metadata",
                doc(),
                "createdAt",
                text(note, "createdAt"));
    }
}
