package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.id;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.deskbridge.sandbox.intercom.Parts.Said;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.jspecify.annotations.Nullable;

/** Replies of contacts and admins, and what admins do with a conversation. */
final class Replies {
    private static final List<String> CONTACTS = List.of("intercom_user_id", "user_id", "email");
    private static final Shape CONTACT = new Shape()
            .texts("message_type", "type", "body", "intercom_user_id", "user_id", "email")
            .numbers("created_at")
            .tens("attachment_urls", "attachment_files", "reply_options")
            .required("message_type", "type", "body");
    private static final Shape ADMIN = new Shape()
            .texts("message_type", "type", "body")
            .ids("admin_id")
            .numbers("created_at")
            .truths("skip_notifications")
            .tens("attachment_urls", "attachment_files", "reply_options")
            .required("message_type", "type", "admin_id");
    private static final Shape MANAGE = new Shape()
            .texts("message_type", "type", "body")
            .ids("admin_id", "assignee_id")
            .numbers("snoozed_until")
            .required("message_type", "admin_id");

    private final Store store;
    private final Views views;
    private final Parts parts;
    private final Vocabulary vocabulary;
    private final Attachments attachments;

    Replies(Store store, Views views, Parts parts, Vocabulary vocabulary, Attachments attachments) {
        this.store = store;
        this.views = views;
        this.parts = parts;
        this.vocabulary = vocabulary;
        this.attachments = attachments;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations/{id}/reply", this::reply)
                .on("POST", "/conversations/{id}/parts", this::manage);
    }

    private Answer reply(Call call) {
        var conversation = store.conversation(call.text("id"));
        var type = call.request().object().map(body -> text(body, "type", "")).orElse("");
        switch (type) {
            case "user" -> byContact(conversation, CONTACT.of(call.request()));
            case "admin" -> byAdmin(conversation, ADMIN.of(call.request()));
            default -> throw Failure.invalid("type must be \"user\" or \"admin\"");
        }
        return Answer.json(
                200, views.whole(parts.fresh(conversation), call.request().base()));
    }

    private void byContact(JsonObject conversation, JsonObject body) {
        word(body, "message_type", "comment");
        if (CONTACTS.stream().filter(name -> has(body, name)).count() != 1) {
            throw Failure.invalid("Exactly one of " + String.join(", ", CONTACTS) + " is required");
        }
        var contact = contact(body);
        if (!Conversations.holds(conversation, number(contact, "id"))) {
            throw Failure.noUser();
        }
        var html = Html.ofText(text(body, "body", ""));
        parts.byContact(conversation, said("comment", body, html, views.author(contact)));
    }

    private JsonObject contact(JsonObject body) {
        if (has(body, "intercom_user_id")) {
            return store.living(text(body, "intercom_user_id", "")).orElseThrow(Failure::noUser);
        }
        var field = has(body, "user_id") ? "external_id" : "email";
        var wanted = text(body, has(body, "user_id") ? "user_id" : "email", "");
        return store.contacts.where(field, wanted).stream()
                .filter(row -> !truth(row, "archived"))
                .findFirst()
                .orElseThrow(Failure::noUser);
    }

    private void byAdmin(JsonObject conversation, JsonObject body) {
        var kind = text(body, "message_type", "");
        if (!List.of("comment", "note", "quick_reply").contains(kind)) {
            throw Failure.invalid("message_type is invalid");
        }
        if (!kind.equals("quick_reply") && text(body, "body", "").isBlank()) {
            throw Failure.lacking("body");
        }
        var html = kind.equals("quick_reply") ? null : Html.ofAdmin(text(body, "body", ""));
        parts.byStaff(conversation, said(kind, body, html, views.admin(vocabulary.admin(body, "admin_id"))));
    }

    private Said said(String type, JsonObject body, @Nullable String html, JsonObject author) {
        if (html != null && Html.plain(html).isBlank()) {
            throw Failure.lacking("body");
        }
        var files = Stream.concat(attachments.kept(body).stream(), addresses(body).stream());
        return new Said(
                type,
                html,
                author,
                files.toList(),
                true,
                truth(body, "skip_notifications"),
                number(body, "created_at"));
    }

    /** Intercom fetches what is at an address; here only the address is kept. */
    static List<JsonObject> addresses(JsonObject body) {
        for (var url : org.deskbridge.sandbox.kit.Doc.texts(body, "attachment_urls")) {
            if (!url.startsWith("https://")) {
                throw Failure.invalid("attachment_urls must be https");
            }
        }
        return List.of();
    }

    private Answer manage(Call call) {
        var conversation = store.conversation(call.text("id"));
        var body = MANAGE.of(call.request());
        var admin = views.admin(vocabulary.admin(body, "admin_id"));
        var kind = text(body, "message_type", "");
        var html = has(body, "body") ? Html.ofAdmin(text(body, "body", "")) : null;
        switch (kind) {
            case "close" -> {
                word(body, "type", "admin");
                parts.close(conversation, Said.of("close", html, admin, true));
            }
            case "open" -> parts.open(conversation, Said.of("open", null, admin, true));
            case "snoozed" -> parts.snooze(conversation, Said.of("snoozed", null, admin, true), until(body));
            case "assignment" -> assign(conversation, body, Said.of("assignment", html, admin, true));
            default -> throw Failure.invalid("message_type is invalid");
        }
        return Answer.json(
                200, views.whole(parts.fresh(conversation), call.request().base()));
    }

    private long until(JsonObject body) {
        var until = number(body, "snoozed_until");
        if (until <= store.now()) {
            throw Failure.invalid("snoozed_until must be in the future");
        }
        return until;
    }

    private void assign(JsonObject conversation, JsonObject body, Said said) {
        var type = text(body, "type", "");
        var assignee = id(body, "assignee_id");
        var rows = type.equals("team") ? store.teams : store.admins;
        if (!List.of("admin", "team").contains(type) || !assignee.matches("[0-9]{1,18}")) {
            throw Failure.invalid("type and assignee_id are required");
        }
        if (!assignee.equals("0") && rows.get(Long.parseLong(assignee)) == null) {
            throw Failure.of(404, "assignee_not_found", "Assignee not found");
        }
        parts.assign(conversation, said, type + "_assignee_id", assignee.equals("0") ? null : Long.valueOf(assignee));
    }

    private static void word(JsonObject body, String field, String only) {
        if (!only.equals(text(body, field))) {
            throw Failure.invalid(field + " must be \"" + only + "\"");
        }
    }
}
