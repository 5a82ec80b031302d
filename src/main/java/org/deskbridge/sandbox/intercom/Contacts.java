package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Contacts: users, of whom no two have the same e-mail or external id, and leads, who may. */
final class Contacts {
    private static final Shape BODY = new Shape()
            .texts("role", "external_id", "email", "phone", "name", "avatar")
            .numbers("signed_up_at", "last_seen_at", "owner_id")
            .truths("unsubscribed_from_emails")
            .objects("custom_attributes");
    private static final Shape MERGE = new Shape().texts("from", "into").required("from", "into");

    private final Store store;
    private final Views views;
    private final Notices notices;

    Contacts(Store store, Views views, Notices notices) {
        this.store = store;
        this.views = views;
        this.notices = notices;
    }

    void routes(Routes routes) {
        routes.on("POST", "/contacts", this::create)
                .on("POST", "/contacts/merge", this::merge)
                .on("GET", "/contacts/find_by_external_id/{external_id}", this::byExternalId)
                .on("GET", "/contacts/{id}", call -> Answer.json(200, views.contact(row(call))))
                .on("PUT", "/contacts/{id}", this::change)
                .on("POST", "/contacts/{id}/archive", call -> archived(call, true))
                .on("POST", "/contacts/{id}/unarchive", call -> archived(call, false));
    }

    private JsonObject row(Call call) {
        return store.living(call.text("id")).orElseThrow(Failure::noUser);
    }

    private Answer create(Call call) {
        var body = checked(BODY.of(call.request()));
        if (!has(body, "role") && !has(body, "email") && !has(body, "external_id")) {
            throw Failure.invalid("One of email, external_id or role is required");
        }
        var role = text(body, "role", "user");
        if (role.equals("user") && !has(body, "email") && !has(body, "external_id")) {
            throw Failure.invalid("A user needs an email or an external_id");
        }
        refuseTaken(body, role, 0);
        var now = store.now();
        var row = doc(
                "id",
                store.contacts.next(),
                "role",
                role,
                "external_id",
                role.equals("lead") ? UUID.randomUUID() : null,
                "email",
                null,
                "archived",
                false,
                "created_at",
                now,
                "updated_at",
                now,
                "made",
                store.clock.millis());
        return Answer.json(200, views.contact(store.contacts.put(merged(row, body))));
    }

    private static JsonObject checked(JsonObject body) {
        if (has(body, "role") && !List.of("user", "lead").contains(text(body, "role"))) {
            throw Failure.invalid("role must be either \"user\" or \"lead\"");
        }
        if (!has(body, "email")) {
            return body;
        }
        var email = text(body, "email", "").strip().toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Failure.invalid("email is invalid");
        }
        return with(body, "email", email);
    }

    /** Among users only, the archived ones as well; the answer names who is meant, and in no field of its own. */
    private void refuseTaken(JsonObject body, String role, long own) {
        for (var field : List.of("external_id", "email")) {
            var wanted = text(body, field);
            if (wanted == null || role.equals("lead")) {
                continue;
            }
            for (var row : store.contacts.where(field, wanted)) {
                if (number(row, "id") != own && "user".equals(text(row, "role"))) {
                    throw conflict(row);
                }
            }
        }
    }

    private static RuntimeException conflict(JsonObject row) {
        var who = truth(row, "archived") ? "An archived contact" : "A contact";
        return Failure.of(
                409,
                "conflict",
                who + " matching those details already exists with id=" + Store.hex(number(row, "id")));
    }

    private Answer byExternalId(Call call) {
        var found = store.contacts.where("external_id", call.text("external_id")).stream()
                .filter(row -> "user".equals(text(row, "role")) && !truth(row, "archived"))
                .findFirst();
        return Answer.json(200, views.contact(found.orElseThrow(Failure::noUser)));
    }

    private Answer change(Call call) {
        var row = row(call);
        var body = checked(BODY.of(call.request()));
        refuseTaken(body, text(merged(row, body), "role", "user"), number(row, "id"));
        var changed = with(merged(row, body), "updated_at", store.now());
        return Answer.json(200, views.contact(store.contacts.put(changed)));
    }

    private Answer archived(Call call, boolean on) {
        var row = store.contacts.get(Store.contact(call.text("id")));
        if (row == null) {
            throw Failure.noUser();
        }
        store.contacts.put(with(row, "archived", on, "updated_at", store.now()));
        if (on) {
            notices.tell("contact.archived", views.contact(row));
        }
        return Answer.json(
                200,
                doc(
                        "type",
                        "contact",
                        "id",
                        Store.hex(number(row, "id")),
                        "external_id",
                        text(row, "external_id"),
                        "archived",
                        on));
    }

    /** A lead becomes a user who is there already; the lead's id is gone for ever. */
    private Answer merge(Call call) {
        var body = MERGE.of(call.request());
        var from = store.living(text(body, "from", "")).orElseThrow(Failure::noUser);
        var into = store.living(text(body, "into", "")).orElseThrow(Failure::noUser);
        if (!"lead".equals(text(from, "role")) || !"user".equals(text(into, "role"))) {
            throw Failure.invalid("Only a lead can be merged, into a user");
        }
        for (var conversation : store.conversations.all()) {
            if (array(conversation, "contacts").contains(value(number(from, "id")))) {
                store.touch(conversation, "contacts", list(List.of(number(into, "id"))));
            }
        }
        store.contacts.remove(number(from, "id"));
        notices.tell(
                "contact.merged", with(views.contact(into), "merged_from", doc("id", Store.hex(number(from, "id")))));
        return Answer.json(200, views.contact(into));
    }
}
