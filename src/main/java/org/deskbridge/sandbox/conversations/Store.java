package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Files;

/** Everything that one app keeps. */
final class Store {
    /** Whose turn it is: the integration that a new conversation begins with, or the people of the help desk. */
    static final JsonObject OURS = integration("5f1a0000000000000000aaaa", "deskbridge", "custom");

    static final JsonObject PEOPLE = integration("5f1a0000000000000000bbbb", "zd-agentWorkspace", "zd:agentWorkspace");

    final Shelf users = new Shelf();
    final Shelf conversations = new Shelf();
    final Shelf messages = new Shelf();

    /** What agents write for themselves, which the API never shows. */
    final Shelf notes = new Shelf();

    final Files files = new Files();
    final Clock clock;
    JsonObject webhook = JsonValue.EMPTY_JSON_OBJECT;

    Store(Clock clock) {
        this.clock = clock;
    }

    private static JsonObject integration(String id, String name, String type) {
        return doc("id", id, "name", name, "integrationId", id, "integrationType", type);
    }

    /** 24 hexadecimal digits. */
    static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    String now() {
        return DateTimeFormatter.ISO_INSTANT.format(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    Optional<JsonObject> user(String idOrExternalId) {
        return users.all().stream()
                .filter(user ->
                        text(user, "id", "").equals(idOrExternalId) || idOrExternalId.equals(text(user, "externalId")))
                .findFirst();
    }

    JsonObject conversation(String id) {
        return Optional.ofNullable(conversations.get(id))
                .orElseThrow(() -> Failure.of(404, "conversation_not_found", "Conversation not found"));
    }

    List<JsonObject> messagesOf(String conversation) {
        return messages.where(message -> conversation.equals(text(message, "conversationId")));
    }

    List<JsonObject> conversationsOf(String user) {
        return conversations.where(conversation -> user.equals(text(conversation, "userId")));
    }

    /** Hands the conversation to an integration, or to nobody. */
    JsonObject hand(JsonObject conversation, JsonValue to) {
        return conversations.put(with(conversation, "activeSwitchboardIntegration", to));
    }

    JsonObject state() {
        return doc(
                "users", users.state(),
                "conversations", conversations.state(),
                "messages", messages.state(),
                "notes", notes.state(),
                "files", files.state(),
                "webhook", webhook);
    }

    void restore(JsonObject state) {
        users.restore(object(state, "users"));
        conversations.restore(object(state, "conversations"));
        messages.restore(object(state, "messages"));
        notes.restore(object(state, "notes"));
        files.restore(object(state, "files"));
        webhook = object(state, "webhook");
    }
}
