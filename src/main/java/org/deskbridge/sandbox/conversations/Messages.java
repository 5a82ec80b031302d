package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** What is said in a conversation: short texts, pictures and files, and a hundred of them to a page, newest page first. */
final class Messages {
    private static final int MOST = 30_000;
    private static final int LONGEST = 4096;
    private static final Set<String> AUTHOR =
            Set.of("type", "subtypes", "userId", "userExternalId", "brandId", "displayName", "avatarUrl");
    private static final Set<String> COMMON =
            Set.of("type", "text", "htmlText", "markdownText", "actions", "payload", "blockChatInput");
    private static final Set<String> MEDIA = Set.of(
            "type",
            "text",
            "htmlText",
            "markdownText",
            "mediaUrl",
            "altText",
            "actions",
            "blockChatInput",
            "attachmentId");

    private final Store store;
    private final Events events;
    private final Switchboard switchboard;
    private final Uploads uploads;
    private final long most;

    Messages(Store store, Events events, Switchboard switchboard, Uploads uploads, JsonObject options) {
        this.store = store;
        this.events = events;
        this.switchboard = switchboard;
        this.uploads = uploads;
        this.most = number(options, "maxMessages", MOST);
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations/{id}/messages", this::post)
                .on("GET", "/conversations/{id}/messages", this::page)
                .on("DELETE", "/conversations/{id}/messages", this::deleteAll)
                .on("DELETE", "/conversations/{id}/messages/{message}", this::delete);
    }

    private Answer post(Call call) {
        var conversation = store.conversation(call.text("id"));
        var body =
                Body.of(call.request(), Set.of("author", "content", "destination", "metadata", "override", "schema"));
        if (store.messagesOf(call.text("id")).size() >= most) {
            throw Failure.of(423, "locked", "Message limit of " + most + " per conversation reached.");
        }
        var author = author(Body.object(body, "author"), conversation);
        var message = add(
                call.text("id"),
                author,
                content(Body.object(body, "content")),
                doc("type", "api:conversations"),
                object(body, "metadata"));
        return Answer.json(201, doc("messages", list(List.of(shown(message)))));
    }

    private static JsonObject shown(JsonObject message) {
        return without(message, Set.of("conversationId"));
    }

    private JsonObject author(JsonObject author, JsonObject conversation) {
        Body.only(author, AUTHOR, "author.");
        if (has(author, "subtypes") && !texts(author, "subtypes").equals(List.of("AI"))) {
            throw Failure.invalid("\"author.subtypes\" must contain [AI]");
        }
        return switch (Body.required(author, "type")) {
            case "business" -> named(author);
            case "user" -> person(participant(store, author, conversation));
            default -> throw Failure.invalid("\"author.type\" must be one of [user, business]");
        };
    }

    private static JsonObject named(JsonObject author) {
        if (has(author, "userId") || has(author, "userExternalId")) {
            throw Failure.invalid("\"author.userId\" is not allowed for a business");
        }
        Body.text(author, "displayName", Integer.MAX_VALUE);
        return author;
    }

    static JsonObject participant(Store store, JsonObject author, JsonObject conversation) {
        var user = store.knownUser(Body.userKey(author));
        if (!text(user, "id", "").equals(text(conversation, "userId"))) {
            throw Failure.invalid("The user is no participant of this conversation");
        }
        return user;
    }

    static JsonObject person(JsonObject user) {
        return doc(
                "type", "user",
                "userId", text(user, "id"),
                "displayName", text(object(user, "profile"), "givenName"),
                "user", doc("id", text(user, "id"), "externalId", text(user, "externalId"), "authenticated", false));
    }

    private JsonObject content(JsonObject content) {
        return switch (Body.required(content, "type")) {
            case "text" -> words(content);
            case "image", "file" -> uploads.described(media(content));
            default -> throw Failure.invalid("\"content.type\" is not supported here");
        };
    }

    private static JsonObject media(JsonObject content) {
        Body.only(content, MEDIA, "content.");
        Body.text(content, "altText", 128);
        if (!Body.required(content, "mediaUrl").matches("https?://[^\\s/]+.*")) {
            throw Failure.invalid("\"content.mediaUrl\" must be a valid uri");
        }
        return content;
    }

    private static JsonObject words(JsonObject content) {
        Body.only(content, COMMON, "content.");
        if (has(content, "htmlText") && has(content, "markdownText")) {
            throw Failure.invalid("\"htmlText\" conflicts with \"markdownText\"");
        }
        var isEmpty = List.of("text", "htmlText", "markdownText").stream()
                .allMatch(name -> Body.text(content, name, LONGEST).isBlank());
        if (isEmpty && array(content, "actions").isEmpty()) {
            throw Failure.invalid("\"content.text\" is required");
        }
        return content;
    }

    JsonObject add(String conversation, JsonObject author, JsonObject content, JsonObject source, JsonObject metadata) {
        return add(doc(
                "id",
                store.id(),
                "conversationId",
                conversation,
                "received",
                store.now(),
                "author",
                author,
                "content",
                content,
                "source",
                source,
                "metadata",
                metadata));
    }

    private JsonObject add(JsonObject message) {
        var conversation = text(message, "conversationId", "");
        store.messages.put(message);
        store.conversations.put(with(store.conversation(conversation), "lastUpdatedAt", store.now()));
        if (text(object(message, "author"), "type", "").equals("user")) {
            switchboard.heard(conversation);
        }
        events.said(store.conversation(conversation), message);
        return message;
    }

    /** Zendesk itself tells what happened to the ticket; nobody has written that. */
    void ticketClosed(String conversation) {
        add(doc(
                "id",
                store.id(),
                "conversationId",
                conversation,
                "received",
                store.now(),
                "author",
                doc("type", "business", "displayName", "Zendesk", "subtypes", list(List.of("activity"))),
                "activity",
                doc("type", "ticket:closed", "data", doc()),
                "content",
                doc("type", "text", "text", "This conversation has ended."),
                "source",
                doc("type", "zd:agentWorkspace"),
                "metadata",
                null));
    }

    private Answer page(Call call) {
        var all = store.messagesOf(text(store.conversation(call.text("id")), "id", ""));
        return Pages.MESSAGES.answer(call.request(), "messages", all, Messages::shown);
    }

    private Answer deleteAll(Call call) {
        var id = text(store.conversation(call.text("id")), "id", "");
        store.messagesOf(id).forEach(message -> store.messages.remove(text(message, "id", "")));
        return Answer.json(200, doc());
    }

    private Answer delete(Call call) {
        var id = text(store.conversation(call.text("id")), "id", "");
        if (store.messagesOf(id).stream().noneMatch(one -> call.text("message").equals(text(one, "id")))) {
            throw Failure.of(404, "message_not_found", "Message not found");
        }
        store.messages.remove(call.text("message"));
        return Answer.json(200, doc());
    }
}
