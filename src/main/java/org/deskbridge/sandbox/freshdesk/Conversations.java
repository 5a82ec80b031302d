package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Options;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Replies and notes. A reply is an agent's and goes to the requester by e-mail; so may a public note of an agent's. */
final class Conversations {
    static final int REPLY = 0;
    static final int NOTE = 2;

    private final Store store;
    private final Tickets tickets;
    private final Attachments attachments;
    private final TicketView view;
    private final Rules rules;
    private final Options options;

    Conversations(
            Store store, Tickets tickets, Attachments attachments, TicketView view, Rules rules, Options options) {
        this.store = store;
        this.tickets = tickets;
        this.attachments = attachments;
        this.view = view;
        this.rules = rules;
        this.options = options;
    }

    /** Something said in a ticket, by whom and how. */
    record Said(long user, String html, int source, boolean incoming, boolean isPrivate, String via) {}

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/tickets/{id}/conversations", this::page)
                .on("POST", "/api/v2/tickets/{id}/reply", this::reply)
                .on("POST", "/api/v2/tickets/{id}/notes", this::note)
                .on("PUT", "/api/v2/conversations/{id}", this::change)
                .on("DELETE", "/api/v2/conversations/{id}", this::delete);
    }

    private Answer page(Call call) {
        Lists.check(call.request(), Set.of("page", "per_page"));
        return Lists.page(call.request(), view.said(store.ticket(call.id("id"))));
    }

    private static String html(JsonObject body) {
        if (has(body, "structured_body")) {
            throw Failure.field(
                    "structured_body", "incompatible_field", "Only tickets of the web chat and the mobile SDK have it");
        }
        var html = text(body, "body", "");
        if (html.isBlank()) {
            throw Failure.field("body", "missing_field", "It should not be blank as this is a mandatory field");
        }
        return html;
    }

    private Answer reply(Call call) {
        var ticket = tickets.living(call.id("id"), "POST");
        var body = Body.of(call.request(), Shapes.REPLY);
        var html = html(body.fields());
        var user = number(body.fields(), "user_id", number(call.caller(), "id"));
        if (!store.isAgent(user)) {
            throw Failure.field("user_id", "invalid_value", "There is no agent matching the given user_id");
        }
        attachments.check(body.files(), tickets.holders(ticket));
        var said = add(ticket, new Said(user, html, REPLY, false, false, "api"), body.files());
        var to = Optional.ofNullable(text(view.requester(ticket), "email"))
                .map(List::of)
                .orElse(List.of());
        return made(call, with(said, "replied_to", list(to)));
    }

    private static Answer made(Call call, JsonObject said) {
        return Answer.json(201, said)
                .with("Location", call.request().base() + "/api/v2/conversations/" + number(said, "id"));
    }

    private Answer note(Call call) {
        var ticket = tickets.living(call.id("id"), "POST");
        var body = Body.of(call.request(), Shapes.NOTE);
        var html = html(body.fields());
        var user = number(body.fields(), "user_id", number(call.caller(), "id"));
        if (store.person(user).isEmpty()) {
            throw Failure.field("user_id", "invalid_value", "There is no user matching the given user_id");
        }
        attachments.check(body.files(), tickets.holders(ticket));
        var isPrivate = !JsonValue.FALSE.equals(body.fields().get("private"));
        var said = new Said(user, html, NOTE, truth(body.fields(), "incoming"), isPrivate, "api");
        var row = add(ticket, said, body.files());
        var notified = texts(body.fields(), "notify_emails");
        notified.stream()
                .filter(email -> email.equalsIgnoreCase(text(view.requester(ticket), "email")))
                .forEach(email -> mailed(ticket, row));
        return made(call, with(row, "notified_to", list(notified)));
    }

    /** Keeps what was said, mails what is to be mailed, and sets off the rules. */
    JsonObject add(JsonObject ticket, Said said, List<Attached> files) {
        var clean = Html.clean(said.html);
        var row = store.conversations.put(doc(
                "id",
                store.conversations.next(),
                "ticket_id",
                number(ticket, "id"),
                "body",
                clean,
                "body_text",
                Html.text(clean),
                "structured_body",
                null,
                "incoming",
                said.incoming,
                "private",
                said.isPrivate,
                "user_id",
                said.user,
                "source",
                said.source,
                "support_email",
                null,
                "from_email",
                null,
                "to_emails",
                list(List.of()),
                "cc_emails",
                list(List.of()),
                "bcc_emails",
                list(List.of()),
                "attachments",
                attachments.kept(files),
                "last_edited_at",
                null,
                "last_edited_user_id",
                null,
                "created_at",
                store.now(),
                "updated_at",
                store.now(),
                "via",
                said.via));
        store.touch(number(ticket, "id"));
        if (goesOut(said)) {
            mailed(ticket, row);
        }
        rules.fire(store.ticket(number(ticket, "id")), happened(said));
        return view.conversation(row);
    }

    private boolean goesOut(Said said) {
        if (said.incoming || said.isPrivate) {
            return false;
        }
        return said.source == REPLY || !JsonValue.FALSE.equals(options.json().get("publicNotesAreMailed"));
    }

    private void mailed(JsonObject ticket, JsonObject row) {
        var email = text(view.requester(ticket), "email");
        if (email != null) {
            store.sent.put(doc(
                    "id", store.sent.next(),
                    "ticket_id", number(ticket, "id"),
                    "message_id", number(row, "id"),
                    "via", text(row, "via"),
                    "channel", "email",
                    "to", email.toLowerCase(Locale.ROOT),
                    "text", text(row, "body_text"),
                    "at", store.now()));
        }
    }

    private Rules.Happened happened(Said said) {
        var byAgent = store.isAgent(said.user);
        if (said.source == REPLY) {
            return new Rules.Happened(List.of("reply_sent"), byAgent, "{reply_sent:sent}");
        }
        return said.isPrivate
                ? new Rules.Happened(List.of("note_added"), byAgent, "{note_type:private}")
                : new Rules.Happened(List.of("note_added", "public_note_added"), byAgent, "{note_type:public}");
    }

    private JsonObject conversation(Call call) {
        return Optional.ofNullable(store.conversations.get(call.id("id"))).orElseThrow(Failure::missing);
    }

    private Answer change(Call call) {
        var row = conversation(call);
        if (number(row, "source") != NOTE) {
            throw Failure.notAllowed("PUT", "DELETE");
        }
        var clean = Html.clean(html(Body.of(call.request(), Shapes.NOTE_CHANGE).fields()));
        store.touch(number(row, "ticket_id"));
        return Answer.json(
                200,
                view.conversation(store.conversations.put(with(
                        row,
                        "body",
                        clean,
                        "body_text",
                        Html.text(clean),
                        "last_edited_at",
                        store.now(),
                        "last_edited_user_id",
                        number(call.caller(), "id"),
                        "updated_at",
                        store.now()))));
    }

    private Answer delete(Call call) {
        store.conversations.remove(number(conversation(call), "id"));
        return Answer.empty(204);
    }
}
