package org.deskbridge.vendor.intercom;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;
import org.jsoup.nodes.Entities;

/**
 * Lines on their way into a conversation. The visitor's are replies of the contact. All others are notes: an admin's comment is
 * shown in the customer's Messenger even where it mails nobody, stands there under the face of a teammate who did not write
 * it, and makes Intercom count the customer as answered.
 */
final class IntercomLines {
    private IntercomLines() {}

    static String conversation(String id) {
        return "/conversations/" + id;
    }

    /** Returns the id of the part that it became. */
    static String write(VendorAccount account, Opened ticket, Line line) {
        try {
            return line.voice() == Voice.VISITOR ? reply(account, ticket, line) : note(account, ticket.ticket(), line);
        } catch (VendorTrouble trouble) {
            throw inTicket(account, ticket, line.voice() == Voice.VISITOR, trouble);
        }
    }

    /** What is not there may be the conversation, or only whoever acts in it. */
    static VendorTrouble inTicket(VendorAccount account, Opened ticket, boolean asContact, VendorTrouble trouble) {
        if (trouble.kind() != Kind.NOT_FOUND) {
            return trouble;
        }
        if (asContact || isGone(account, ticket.ticket())) {
            return new VendorTrouble(
                    Kind.CLOSED, "the conversation takes nothing any more", trouble.status(), trouble.body());
        }
        return new VendorTrouble(
                Kind.FORBIDDEN,
                "Intercom does not know the teammate in whose name we write; choose another",
                trouble.status(),
                trouble.body());
    }

    private static boolean isGone(VendorAccount account, String ticket) {
        try {
            account.send(Call.get(conversation(ticket)));
            return false;
        } catch (VendorTrouble trouble) {
            return trouble.kind() == Kind.NOT_FOUND;
        }
    }

    /** Whoever was merged into somebody else since is that other one. */
    private static String reply(VendorAccount account, Opened ticket, Line line) {
        var contact = ticket.requester() == null ? contact(account, ticket.ticket()) : ticket.requester();
        try {
            return reply(account, ticket.ticket(), contact, line);
        } catch (VendorTrouble trouble) {
            var now = trouble.kind() == Kind.NOT_FOUND ? contact(account, ticket.ticket()) : contact;
            if (now.isEmpty() || now.equals(contact)) {
                throw trouble;
            }
            return reply(account, ticket.ticket(), now, line);
        }
    }

    private static String contact(VendorAccount account, String ticket) {
        return contacts(account.send(Call.get(conversation(ticket))).json()).stream()
                .findFirst()
                .orElse("");
    }

    /** The ids of a conversation's contacts. */
    static List<String> contacts(JsonObject conversation) {
        return Intercom.objects(Intercom.object(conversation, "contacts"), "contacts").stream()
                .map(one -> Intercom.id(one, "id"))
                .toList();
    }

    private static String reply(VendorAccount account, String ticket, String contact, Line line) {
        var reply = Json.createObjectBuilder()
                .add("message_type", "comment")
                .add("type", "user")
                .add("intercom_user_id", contact);
        return sent(account, ticket, reply, line, line.text(), false);
    }

    private static String note(VendorAccount account, String ticket, Line line) {
        var note = Json.createObjectBuilder()
                .add("message_type", "note")
                .add("type", "admin")
                .add("admin_id", Intercom.admin(account));
        var text = line.voice() == Voice.NOTE ? line.text() : line.speaker() + ": " + line.text();
        return sent(account, ticket, note, line, text, true);
    }

    /** Files that there is no room for are named instead; a refusal had no effect. */
    private static String sent(
            VendorAccount account, String ticket, JsonObjectBuilder body, Line line, String text, boolean isHtml) {
        var fields = body.build();
        try {
            return sent(account, ticket, whole(fields, text, line.key(), isHtml), line.files(), line.key());
        } catch (VendorTrouble trouble) {
            if (line.files().isEmpty() || !isOfFiles(trouble)) {
                throw trouble;
            }
            var names = line.files().stream().map(Attached::name).collect(Collectors.joining(", "));
            var more = text + "\n(Intercom has no room for " + names + "; it stands in the chat)";
            return sent(account, ticket, whole(fields, more, line.key(), isHtml), List.of(), line.key());
        }
    }

    private static boolean isOfFiles(VendorTrouble trouble) {
        return trouble.status() == 413
                || (trouble.kind() == Kind.REFUSED && trouble.body().contains("attachment"));
    }

    private static JsonObject whole(JsonObject fields, String text, UUID key, boolean isHtml) {
        var body = isHtml ? html(text + IntercomMark.of(key)) : text + IntercomMark.of(key);
        return Json.createObjectBuilder(fields).add("body", body).build();
    }

    private static String html(String text) {
        return "<p>" + Entities.escape(text).replace("\n", "<br>") + "</p>";
    }

    /** The answer is the whole conversation, in which others may have written meanwhile. */
    private static String sent(VendorAccount account, String ticket, JsonObject body, List<Attached> files, UUID key) {
        var answer = account.send(IntercomFiles.post(conversation(ticket) + "/reply", body, files))
                .json();
        return written(answer, key)
                .or(() -> written(account.send(Call.get(conversation(ticket))).json(), key))
                .orElseThrow(() -> new VendorTrouble(Kind.UNKNOWN, "the answer does not show the line", 0, ""));
    }

    /** The id of the part that carries our key; the first one, because copies of a text come later. */
    static Optional<String> written(JsonObject conversation, UUID key) {
        var mark = IntercomMark.of(key);
        return parts(conversation).stream()
                .filter(part -> IntercomMark.in(Intercom.text(part, "body"))
                        .filter(mark::equals)
                        .isPresent())
                .map(part -> Intercom.id(part, "id"))
                .findFirst();
    }

    static List<JsonObject> parts(JsonObject conversation) {
        return Intercom.objects(Intercom.object(conversation, "conversation_parts"), "conversation_parts");
    }
}
