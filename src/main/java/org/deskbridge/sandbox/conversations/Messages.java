package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
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
    private static final int PAGE = 100;
    private static final int MOST = 30_000;
    private static final Set<String> AUTHOR =
            Set.of("type", "subtypes", "userId", "userExternalId", "brandId", "displayName", "avatarUrl");
    private static final Set<String> CONTENT = Set.of(
            "type",
            "text",
            "htmlText",
            "markdownText",
            "mediaUrl",
            "altText",
            "actions",
            "payload",
            "blockChatInput",
            "attachmentId");

    private final Store store;
    private final Events events;
    private final ConversationsDesk desk;

    Messages(Store store, Events events, ConversationsDesk desk) {
        this.store = store;
        this.events = events;
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations/{id}/messages", this::post)
                .on("GET", "/conversations/{id}/messages", this::page);
    }

    private Answer post(Call call) {
        var conversation = store.conversation(call.text("id"));
        var body =
                Body.of(call.request(), Set.of("author", "content", "destination", "metadata", "override", "schema"));
        if (store.messagesOf(call.text("id")).size()
                >= number(desk.setting().options().json(), "maxMessages", MOST)) {
            throw Failure.of(423, "locked", "The conversation has too many messages");
        }
        var author = author(object(body, "author"), conversation);
        var message = add(
                conversation,
                author,
                content(object(body, "content")),
                doc("type", "api:conversations"),
                object(body, "metadata"));
        return Answer.json(201, doc("messages", list(List.of(without(message, Set.of("conversationId"))))));
    }

    private JsonObject author(JsonObject author, JsonObject conversation) {
        Body.only(author, AUTHOR, "author.");
        return switch (Body.required(author, "type")) {
            case "business" -> author;
            case "user" -> userOf(author, conversation);
            default -> throw Failure.invalid("\"author.type\" must be one of [user, business]");
        };
    }

    private JsonObject userOf(JsonObject author, JsonObject conversation) {
        var key = has(author, "userId") ? text(author, "userId", "") : Body.required(author, "userExternalId");
        var user = store.user(key).orElseThrow(() -> Failure.of(404, "user_not_found", "User not found"));
        if (!text(user, "id", "").equals(text(conversation, "userId"))) {
            throw Failure.invalid("The user is no participant of this conversation");
        }
        return person(user);
    }

    static JsonObject person(JsonObject user) {
        return doc(
                "type", "user",
                "userId", text(user, "id"),
                "displayName", text(object(user, "profile"), "givenName"),
                "user", doc("id", text(user, "id"), "externalId", text(user, "externalId"), "authenticated", false));
    }

    private static JsonObject content(JsonObject content) {
        Body.only(content, CONTENT, "content.");
        return switch (Body.required(content, "type")) {
            case "text" -> words(content);
            case "image", "file" -> {
                if (!Body.required(content, "mediaUrl").startsWith("http")) {
                    throw Failure.invalid("\"content.mediaUrl\" must be a valid uri");
                }
                Body.text(content, "altText", 128);
                yield content;
            }
            default -> throw Failure.invalid("\"content.type\" is not supported here");
        };
    }

    private static JsonObject words(JsonObject content) {
        if (has(content, "htmlText") && has(content, "markdownText")) {
            throw Failure.invalid("\"htmlText\" conflicts with \"markdownText\"");
        }
        Body.text(content, "text", 4096);
        if (!has(content, "text") && !has(content, "htmlText") && !has(content, "markdownText")) {
            throw Failure.invalid("\"content.text\" is required");
        }
        return content;
    }

    JsonObject add(
            JsonObject conversation, JsonObject author, JsonObject content, JsonObject source, JsonObject metadata) {
        var message = store.messages.put(doc(
                "id", Store.id(),
                "conversationId", text(conversation, "id"),
                "received", store.now(),
                "author", author,
                "content", content,
                "source", source,
                "metadata", metadata));
        store.conversations.put(with(store.conversation(text(conversation, "id", "")), "lastUpdatedAt", store.now()));
        events.said(store.conversation(text(conversation, "id", "")), message);
        return message;
    }

    /** The newest hundred, or the hundred before or after a cursor; each page oldest first. */
    private Answer page(Call call) {
        var all = store.messagesOf(text(store.conversation(call.text("id")), "id", ""));
        var before = call.request().query("page[before]").map(cursor -> at(all, cursor));
        var after = call.request().query("page[after]").map(cursor -> at(all, cursor) + 1);
        var to = after.map(from -> Math.min(all.size(), from + PAGE))
                .or(() -> before)
                .orElse(all.size());
        var from = after.orElse(Math.max(0, to - PAGE));
        var page = all.subList(Math.max(0, from), Math.max(from, to));
        var hasMore = after.isPresent() ? to < all.size() : from > 0;
        var meta = page.isEmpty()
                ? doc("hasMore", false)
                : doc(
                        "hasMore",
                        hasMore,
                        "beforeCursor",
                        text(page.getFirst(), "id"),
                        "afterCursor",
                        text(page.getLast(), "id"));
        return Answer.json(
                200,
                doc(
                        "messages",
                        page.stream()
                                .map(one -> without(one, Set.of("conversationId")))
                                .toList(),
                        "meta",
                        meta,
                        "links",
                        doc()));
    }

    private static int at(List<JsonObject> all, String cursor) {
        for (var i = 0; i < all.size(); i++) {
            if (text(all.get(i), "id", "").equals(cursor)) {
                return i;
            }
        }
        throw Failure.invalid("\"page\" has an invalid cursor");
    }
}
