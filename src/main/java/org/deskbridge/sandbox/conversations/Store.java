package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Files;

/** Everything that one app keeps. */
final class Store {
    /** Whose turn it is: the integration that a conversation begins with, or the people of the help desk. */
    static final JsonObject OURS = integration("5f1a0000000000000000aaaa", "deskbridge", "custom");

    static final JsonObject PEOPLE = integration("5f1a0000000000000000bbbb", "zd-agentWorkspace", "zd:agentWorkspace");

    private static final String ACTIVE = "activeSwitchboardIntegration";

    /** Always with milliseconds, as Zendesk writes it: by its text a time can be put in order, and ".000" is no exception. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    final Shelf users = new Shelf();
    final Shelf conversations = new Shelf();
    final Shelf messages = new Shelf();

    /** What agents write for themselves, which the API never shows. */
    final Shelf notes = new Shelf();

    final Files files = new Files();
    final Clock clock;
    JsonObject webhook = JsonValue.EMPTY_JSON_OBJECT;
    private final String process = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private long ids;

    Store(Clock clock) {
        this.clock = clock;
    }

    private static JsonObject integration(String id, String name, String type) {
        return doc("id", id, "name", name, "integrationId", id, "integrationType", type);
    }

    /** 24 hexadecimal digits, in the order in which they are given out. */
    String id() {
        return "%08x%06x%s".formatted(clock.instant().getEpochSecond(), 0xffffff & ids++, process);
    }

    String now() {
        return TIME.format(clock.instant());
    }

    Optional<JsonObject> user(String idOrExternalId) {
        return users.all().stream()
                .filter(user ->
                        text(user, "id", "").equals(idOrExternalId) || idOrExternalId.equals(text(user, "externalId")))
                .findFirst();
    }

    JsonObject knownUser(String idOrExternalId) {
        return user(idOrExternalId).orElseThrow(() -> Failure.of(404, "user_not_found", "User not found"));
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

    void forget(String conversation) {
        messagesOf(conversation).forEach(message -> messages.remove(text(message, "id", "")));
        conversations.remove(conversation);
    }

    /** Hands the conversation to an integration, or to nobody. */
    JsonObject hand(JsonObject conversation, JsonValue to) {
        return conversations.put(with(conversation, ACTIVE, to));
    }

    static JsonObject active(JsonObject conversation) {
        return object(conversation, ACTIVE);
    }

    JsonObject state() {
        return doc(
                "ids", ids,
                "users", users.state(),
                "conversations", conversations.state(),
                "messages", messages.state(),
                "notes", notes.state(),
                "files", files.state(),
                "webhook", webhook);
    }

    void restore(JsonObject state) {
        ids = number(state, "ids");
        users.restore(object(state, "users"));
        conversations.restore(object(state, "conversations"));
        messages.restore(object(state, "messages"));
        notes.restore(object(state, "notes"));
        files.restore(object(state, "files"));
        webhook = object(state, "webhook");
    }
}
