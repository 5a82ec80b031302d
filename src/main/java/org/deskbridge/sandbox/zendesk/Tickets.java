package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Opening and updating tickets, the only two ways in which anything is ever said. */
final class Tickets {
    private final Store store;
    private final Users users;
    private final Uploads uploads;
    private final Properties properties;
    private final Aftermath aftermath;
    private final Keys keys;

    Tickets(Store store, Users users, Uploads uploads, Aftermath aftermath) {
        this.store = store;
        this.users = users;
        this.uploads = uploads;
        this.properties = new Properties(store);
        this.aftermath = aftermath;
        this.keys = new Keys(store);
    }

    void routes(Routes routes) {
        routes.on("POST", "/api/v2/tickets", call -> keys.once(call.request(), () -> create(call)))
                .on("PUT", "/api/v2/tickets/{id}", this::update);
    }

    private Answer create(Call call) {
        var wanted = Failure.body(call.request(), "ticket");
        var words = words(object(wanted, "comment"), text(wanted, "description", ""));
        if (words.isEmpty()) {
            throw Failure.invalid("description", "Description: cannot be blank", "BlankValue");
        }
        var requester = users.requester(wanted, call.caller());
        var edit = new Edit(store, fresh(call, requester), call.caller(), true);
        edit.metadata = object(wanted, "metadata");
        edit.set("subject", words.get().plain.lines().findFirst().orElse(""));
        edit.set("status", has(wanted, "assignee_id") ? "open" : "new");
        properties.apply(edit, wanted);
        followUp(edit, wanted);
        var submitter =
                has(wanted, "submitter_id") ? person(number(wanted, "submitter_id"), "submitter") : call.caller();
        edit.set("submitter_id", number(submitter, "id"));
        edit.after = with(edit.after, "description", words.get().plain);
        say(edit, object(wanted, "comment"), words.get(), submitter, true);
        edit.after = with(edit.after, "is_public", edit.after.get("comment_public"));
        return committed(edit, 201, wanted);
    }

    private JsonObject fresh(Call call, JsonObject requester) {
        var id = store.tickets.next();
        var fields = store.fields.all().stream()
                .filter(field -> truth(field, "removable"))
                .map(field -> doc("id", number(field, "id"), "value", null))
                .toList();
        return doc(
                "id",
                id,
                "url",
                call.request().base() + "/api/v2/tickets/" + id + ".json",
                "requester_id",
                number(requester, "id"),
                "brand_id",
                Store.BRAND,
                "tags",
                List.of(),
                "custom_fields",
                fields,
                "fields",
                fields,
                "via",
                doc("channel", "api", "source", doc("from", doc(), "to", doc(), "rel", null)),
                "from_messaging_channel",
                false,
                "has_incidents",
                false,
                "allow_channelback",
                false,
                "allow_attachments",
                true,
                "followup_ids",
                List.of(),
                "created_at",
                store.now(),
                "updated_at",
                store.now());
    }

    /** Only a closed ticket can be followed up. */
    private void followUp(Edit edit, JsonObject wanted) {
        if (!has(wanted, "via_followup_source_id")) {
            return;
        }
        var source = store.tickets.get(number(wanted, "via_followup_source_id"));
        if (source == null || !"closed".equals(text(source, "status"))) {
            throw Failure.invalid("via_followup_source_id", "Via followup source: must be a closed ticket");
        }
        var ids = new ArrayList<JsonValue>(array(source, "followup_ids"));
        ids.add(edit.after.getOrDefault("id", JsonValue.NULL));
        store.tickets.put(with(source, "followup_ids", ids));
        var from = doc("ticket_id", number(source, "id"), "subject", text(source, "subject"));
        edit.after = with(
                edit.after, "via", doc("channel", "api", "source", doc("from", from, "to", doc(), "rel", "follow_up")));
    }

    private record Words(String plain, String html) {}

    private static Optional<Words> words(JsonObject comment, String description) {
        var html = text(comment, "html_body");
        if (html != null && !html.isBlank()) {
            return Optional.of(new Words(html.replaceAll("<[^>]*>", "").strip(), html));
        }
        var plain = text(comment, "body", description);
        return plain.isBlank()
                ? Optional.empty()
                : Optional.of(
                        new Words(plain, "<p>" + plain.replace("&", "&amp;").replace("<", "&lt;") + "</p>"));
    }

    private JsonObject person(long id, String field) {
        return Optional.ofNullable(store.users.get(id))
                .orElseThrow(() -> Failure.invalid(field, field + ": does not exist"));
    }

    /** Without {@code public} a comment is as visible as the last one was. */
    private void say(Edit edit, JsonObject comment, Words words, JsonObject author, boolean visible) {
        var said = has(comment, "author_id") ? person(number(comment, "author_id"), "author") : author;
        var isPublic = has(comment, "public") ? truth(comment, "public") : visible;
        var files = uploads.take(texts(comment, "uploads"));
        edit.say(words.plain, words.html, isPublic, said, files);
    }

    private Answer update(Call call) {
        var before = store.openTicket(call.id("id"));
        var wanted = Failure.body(call.request(), "ticket");
        checkStamp(before, wanted);
        var edit = new Edit(store, before, call.caller(), false);
        edit.metadata = object(wanted, "metadata");
        properties.apply(edit, wanted);
        comment(edit, wanted);
        return committed(edit, 200, wanted);
    }

    private void comment(Edit edit, JsonObject wanted) {
        if (!has(wanted, "comment")) {
            return;
        }
        var words = words(object(wanted, "comment"), "");
        if (words.isEmpty() && array(object(wanted, "comment"), "uploads").isEmpty()) {
            return;
        }
        if (store.comments.where("ticket_id", number(edit.before, "id")).size() >= 5_000) {
            throw Failure.invalid("base", "The ticket has reached the limit of 5000 comments", "TooManyComments");
        }
        var visible = truth(edit.before, "comment_public");
        say(edit, object(wanted, "comment"), words.orElse(new Words("", "")), edit.updater, visible);
        reopen(edit, wanted);
    }

    /** Who asked and speaks again on what was solved is heard again. */
    private static void reopen(Edit edit, JsonObject wanted) {
        var byRequester =
                edit.comment != null && number(edit.comment, "author_id") == number(edit.before, "requester_id");
        if (byRequester
                && !has(wanted, "status")
                && Set.of("solved", "pending").contains(text(edit.before, "status", ""))) {
            edit.set("status", "open");
        }
    }

    /** The vendor takes {@code safe_update:false} for true: only leaving it out forces an update. */
    static void checkStamp(JsonObject ticket, JsonObject wanted) {
        if (has(wanted, "safe_update") && !text(ticket, "updated_at", "").equals(text(wanted, "updated_stamp", ""))) {
            throw Failure.of(409, "UpdateConflict", "Safe Update prevented the update due to outdated ticket data.");
        }
    }

    private Answer committed(Edit edit, int status, JsonObject wanted) {
        var audit = edit.commit();
        aftermath.of(edit);
        var answer = Answer.json(
                status, doc("ticket", TicketView.shown(store.ticket(number(edit.after, "id"))), "audit", audit));
        var unknown = Properties.unknown(wanted);
        return unknown.isEmpty()
                ? answer
                : answer.with(
                        "X-Zendesk-API-Warn",
                        "Removed restricted keys ["
                                + String.join(
                                        ", ",
                                        unknown.stream()
                                                .map(key -> "\"ticket." + key + "\"")
                                                .toList()) + "] from parameters according to whitelist");
    }

    /** What a human agent does in the vendor's window. */
    void byHand(Edit edit) {
        edit.channel = "web";
        edit.commit();
        aftermath.of(edit);
    }
}
