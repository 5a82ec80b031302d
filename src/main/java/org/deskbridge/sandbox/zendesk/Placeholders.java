package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Template;

/** What {@code {{placeholders}}} stand for in a trigger's body; texts go in as they are, quotes and all. */
final class Placeholders {
    private final Store store;

    Placeholders(Store store) {
        this.store = store;
    }

    static String rendered(String body, JsonObject context) {
        return Template.rendered(body, context, Placeholders::shown);
    }

    private static String shown(JsonValue value) {
        if (value instanceof JsonObject comment) {
            return text(comment, "value", "");
        }
        return JsonValue.NULL.equals(value) ? "" : plain(value);
    }

    JsonObject of(Edit edit) {
        var ticket = edit.after;
        var comments = store.comments.where("ticket_id", number(ticket, "id"));
        var open = comments.stream().filter(one -> truth(one, "public")).toList();
        var views = new TicketView(store);
        var shown = with(
                TicketView.shown(ticket),
                "title",
                text(ticket, "subject"),
                "status",
                titled(text(ticket, "status", "")),
                "tags",
                array(ticket, "tags").stream().map(Doc::plain).collect(Collectors.joining(" ")),
                "requester",
                views.user(number(ticket, "requester_id")),
                "latest_comment",
                latest(comments, views),
                "latest_public_comment",
                latest(open, views),
                "latest_public_comment_html",
                open.isEmpty() ? "" : text(open.getLast(), "html_body"));
        return doc("ticket", shown, "current_user", edit.updater);
    }

    private static String titled(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static JsonObject latest(List<JsonObject> comments, TicketView views) {
        if (comments.isEmpty()) {
            return doc();
        }
        var last = comments.getLast();
        return doc(
                "value", text(last, "body"),
                "created_at", text(last, "created_at"),
                "is_public", truth(last, "public"),
                "author", views.user(number(last, "author_id")));
    }
}
