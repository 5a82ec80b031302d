package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Tickets: made and changed as the account's own form demands; nothing changes one that is deleted or spam. */
final class Tickets {
    private static final Set<String> WAYS =
            Set.of("name", "email", "facebook_id", "phone", "twitter_id", "unique_external_id", "requester_id");
    private static final Set<String> EMBEDS = Set.of("conversations", "requester", "company", "stats");

    private final Store store;
    private final TicketFields fields;
    private final Contacts contacts;
    private final Attachments attachments;
    private final TicketView view;
    private final Rules rules;

    Tickets(
            Store store,
            TicketFields fields,
            Contacts contacts,
            Attachments attachments,
            TicketView view,
            Rules rules) {
        this.store = store;
        this.fields = fields;
        this.contacts = contacts;
        this.attachments = attachments;
        this.view = view;
        this.rules = rules;
    }

    void routes(Routes routes) {
        routes.on("POST", "/api/v2/tickets", this::create)
                .on("GET", "/api/v2/tickets/{id}", this::show)
                .on("PUT", "/api/v2/tickets/{id}", this::change)
                .on("DELETE", "/api/v2/tickets/{id}", this::delete)
                .on("PUT", "/api/v2/tickets/{id}/restore", this::restore);
    }

    private Answer show(Call call) {
        Lists.check(call.request(), Set.of("include"));
        return Answer.json(200, view.whole(store.ticket(call.id("id")), included(call, EMBEDS)));
    }

    static Set<String> included(Call call, Set<String> known) {
        var wanted = call.request()
                .query("include")
                .map(text -> Set.of(text.split(",", -1)))
                .orElse(Set.of());
        if (!known.containsAll(wanted)) {
            throw Failure.field(
                    "include", "invalid_value", "It should be one of these values: '" + String.join(",", known) + "'");
        }
        return wanted;
    }

    private Answer create(Call call) {
        var body = Body.of(call.request(), Shapes.TICKET);
        check(body.fields());
        attachments.check(body.files(), List.of());
        var requester = contacts.requester(body.fields());
        if (requester.equals(JsonValue.NULL)) {
            throw Failure.field("requester_id", "missing_field", "One of " + WAYS + " is mandatory");
        }
        var given = with(kept(body.fields()), "requester_id", requester);
        var row = with(merged(fresh(), given), "custom_fields", fields.values(object(given, "custom_fields")));
        refuse(fields.missing(row, false));
        var ticket =
                store.tickets.put(with(row, "id", store.tickets.next(), "attachments", attachments.kept(body.files())));
        rules.fire(ticket, new Rules.Happened(List.of("ticket_created"), true, "{ticket_action:created}"));
        return Answer.json(201, view.whole(ticket, Set.of()))
                .with("Location", call.request().base() + "/api/v2/tickets/" + number(ticket, "id"));
    }

    private static void refuse(List<JsonObject> errors) {
        if (!errors.isEmpty()) {
            throw Failure.invalid(errors);
        }
    }

    private void check(JsonObject body) {
        var errors = new ArrayList<>(fields.wrong(object(body, "custom_fields")));
        if (has(body, "group_id") && store.groups.get(number(body, "group_id")) == null) {
            errors.add(Failure.error("group_id", "invalid_value", "There is no group matching the given group_id"));
        }
        if (has(body, "responder_id") && !store.isAgent(number(body, "responder_id"))) {
            errors.add(Failure.error(
                    "responder_id", "invalid_value", "There is no agent matching the given responder_id"));
        }
        refuse(errors);
    }

    /** What of a body is the ticket's own, as it is kept. */
    private static JsonObject kept(JsonObject body) {
        var own = without(body, WAYS);
        var html = text(body, "description");
        if (html == null) {
            return own;
        }
        var clean = Html.clean(html);
        return with(own, "description", clean, "description_text", Html.text(clean));
    }

    private JsonObject fresh() {
        return doc(
                "cc_emails",
                list(List.of()),
                "fwd_emails",
                list(List.of()),
                "reply_cc_emails",
                list(List.of()),
                "email_config_id",
                null,
                "fr_escalated",
                false,
                "group_id",
                null,
                "priority",
                1,
                "requester_id",
                null,
                "responder_id",
                null,
                "source",
                2,
                "spam",
                false,
                "deleted",
                false,
                "status",
                2,
                "subject",
                null,
                "company_id",
                null,
                "id",
                0,
                "type",
                null,
                "to_emails",
                null,
                "product_id",
                null,
                "created_at",
                store.now(),
                "updated_at",
                store.now(),
                "due_by",
                null,
                "fr_due_by",
                null,
                "is_escalated",
                false,
                "description",
                null,
                "description_text",
                null,
                "custom_fields",
                doc(),
                "tags",
                list(List.of()));
    }

    /** A ticket that still takes something. */
    JsonObject living(long id, String method) {
        var ticket = store.ticket(id);
        if (truth(ticket, "deleted") || truth(ticket, "spam")) {
            throw Failure.notAllowed(method, "GET");
        }
        return ticket;
    }

    private Answer change(Call call) {
        var id = call.id("id");
        var before = living(id, "PUT");
        var body = Body.of(call.request(), Shapes.TICKET);
        if (body.fields().isEmpty() && body.files().isEmpty()) {
            throw Failure.of(400, "missing_params", "Put request should contain at least one field");
        }
        check(body.fields());
        attachments.check(body.files(), holders(before));
        var values = merged(object(before, "custom_fields"), object(body.fields(), "custom_fields"));
        var after = with(merged(before, kept(body.fields())), "custom_fields", values);
        var requester = contacts.requester(body.fields());
        after = requester.equals(JsonValue.NULL) ? after : with(after, "requester_id", requester);
        if (number(after, "status") == 4 || number(after, "status") == 5) {
            refuse(fields.missing(after, true));
        }
        var files = new ArrayList<JsonValue>(Doc.array(before, "attachments"));
        files.addAll(attachments.kept(body.files()));
        store.tickets.put(with(after, "attachments", list(files)));
        store.touch(id);
        tellStatus(before, true);
        return Answer.json(200, view.whole(store.ticket(id), Set.of()));
    }

    /** The ticket and all that was said in it, which share their room for files. */
    List<JsonObject> holders(JsonObject ticket) {
        var holders = new ArrayList<>(store.said(ticket));
        holders.add(ticket);
        return holders;
    }

    void tellStatus(JsonObject before, boolean byAgent) {
        var after = store.ticket(number(before, "id"));
        var from = number(before, "status");
        var to = number(after, "status");
        if (from != to) {
            var told = "{status:{from:" + from + ",to:" + to + "}}";
            rules.fire(after, new Rules.Happened(List.of("status_changed"), byAgent, told));
        }
    }

    private Answer delete(Call call) {
        living(call.id("id"), "DELETE");
        store.touch(call.id("id"), "deleted", true);
        return Answer.empty(204);
    }

    private Answer restore(Call call) {
        store.ticket(call.id("id"));
        store.touch(call.id("id"), "deleted", false);
        return Answer.empty(204);
    }
}
