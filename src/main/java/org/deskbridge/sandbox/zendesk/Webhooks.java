package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.only;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Webhooks: connected to triggers or subscribed to events, never both, and only for those who may. */
final class Webhooks {
    static final String CONDITIONAL = "conditional_ticket_events";

    private static final Set<String> FIELDS = Set.of(
            "name",
            "description",
            "endpoint",
            "http_method",
            "request_format",
            "status",
            "subscriptions",
            "authentication",
            "custom_headers",
            "signing_secret");
    private static final String ID = "01SANDBOXWEBHOOK";

    private final Store store;
    private final Posting posting;

    Webhooks(Store store, Posting posting) {
        this.store = store;
        this.posting = posting;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/webhooks", this::all)
                .on("POST", "/api/v2/webhooks", call -> create(admin(call)))
                .on("POST", "/api/v2/webhooks/test", call -> test(admin(call)))
                .on("GET", "/api/v2/webhooks/{id}", call -> Answer.json(200, doc("webhook", shown(row(admin(call))))))
                .on("PUT", "/api/v2/webhooks/{id}", call -> change(admin(call)))
                .on("PATCH", "/api/v2/webhooks/{id}", call -> change(admin(call)))
                .on("DELETE", "/api/v2/webhooks/{id}", call -> delete(admin(call)))
                .on("GET", "/api/v2/webhooks/{id}/signing_secret", call -> secret(row(admin(call))))
                .on("POST", "/api/v2/webhooks/{id}/signing_secret", call -> reset(admin(call)))
                .on("GET", "/api/v2/webhooks/{id}/invocations", call -> invocations(admin(call)));
    }

    static Call admin(Call call) {
        if (!"admin".equals(text(call.caller(), "role"))) {
            throw Failure.forbidden();
        }
        return call;
    }

    static String written(long id) {
        return ID + "%010d".formatted(id);
    }

    private JsonObject row(Call call) {
        return row(call.text("id"));
    }

    JsonObject row(String written) {
        var number = written.startsWith(ID) ? written.substring(ID.length()) : "";
        var row = number.matches("[0-9]{10}") ? store.webhooks.get(Long.parseLong(number)) : null;
        if (row == null) {
            throw Failure.modern(404, "WebhookNotFound", "Webhook not found");
        }
        return row;
    }

    private static JsonObject shown(JsonObject row) {
        var authentication = without(object(row, "authentication"), Set.of("data"));
        return with(
                without(row, Set.of("secret", "signing_secret")),
                "id",
                written(number(row, "id")),
                "authentication",
                authentication.isEmpty() ? null : authentication);
    }

    private Answer all(Call call) {
        admin(call);
        var rows = store.webhooks.all().stream().map(Webhooks::shown).toList();
        return Answer.json(
                200,
                doc(
                        "webhooks", list(rows),
                        "meta", doc("has_more", false, "after_cursor", null, "before_cursor", null),
                        "links", doc("prev", null, "next", null)));
    }

    private Answer create(Call call) {
        var body = Failure.body(call.request(), "webhook");
        for (var field : List.of("name", "endpoint", "http_method", "request_format", "status")) {
            if (text(body, field, "").isBlank()) {
                throw Failure.modern(400, "InvalidWebhook", field + " is required");
            }
        }
        check(body);
        var row = with(
                only(body, FIELDS),
                "id",
                store.webhooks.next(),
                "secret",
                freshSecret(),
                "created_by",
                Long.toString(number(call.caller(), "id")),
                "created_at",
                store.now(),
                "updated_at",
                store.now());
        return Answer.json(201, doc("webhook", shown(store.webhooks.put(row))));
    }

    private static void check(JsonObject body) {
        word(body, "http_method", Set.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        word(body, "request_format", Set.of("json", "xml", "form_encoded"));
        word(body, "status", Set.of("active", "inactive"));
        if (!text(body, "endpoint", "https://x.example").matches("https?://[^\\s/]+.*")) {
            throw Failure.modern(400, "InvalidWebhook", "endpoint is not a valid URL");
        }
        var subscriptions = texts(body, "subscriptions");
        var conditional = subscriptions.contains(CONDITIONAL);
        if ((conditional && subscriptions.size() > 1)
                || subscriptions.stream()
                        .anyMatch(one -> !one.equals(CONDITIONAL) && !one.startsWith("zen:event-type:"))) {
            throw Failure.modern(400, "InvalidWebhook", "subscriptions are not valid");
        }
    }

    private static void word(JsonObject body, String field, Set<String> words) {
        var word = text(body, field);
        if (word != null && !words.contains(word)) {
            throw Failure.modern(400, "InvalidWebhook", field + " is not valid");
        }
    }

    private static String freshSecret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Which kind a webhook is cannot change. */
    private Answer change(Call call) {
        var row = row(call);
        var body = only(Failure.body(call.request(), "webhook"), FIELDS);
        check(body);
        if (body.containsKey("subscriptions")
                && texts(body, "subscriptions").contains(CONDITIONAL)
                        != texts(row, "subscriptions").contains(CONDITIONAL)) {
            throw Failure.modern(400, "InvalidWebhook", "subscriptions cannot change their kind");
        }
        store.webhooks.put(with(merged(row, body), "updated_at", store.now()));
        return Answer.empty(204);
    }

    private Answer delete(Call call) {
        var id = call.text("id");
        var used = store.triggers.all().stream()
                .anyMatch(trigger -> array(trigger, "actions").toString().contains(id));
        if (used) {
            throw Failure.modern(400, "WebhookInUse", "The webhook is used by a trigger");
        }
        store.webhooks.remove(number(row(call), "id"));
        return Answer.empty(204);
    }

    private static Answer secret(JsonObject row) {
        return Answer.json(200, doc("signing_secret", doc("algorithm", "SHA256", "secret", text(row, "secret"))));
    }

    private Answer reset(Call call) {
        var fresh = store.webhooks.put(with(row(call), "secret", freshSecret()));
        return Answer.json(201, doc("signing_secret", doc("algorithm", "SHA256", "secret", text(fresh, "secret"))));
    }

    private Answer invocations(Call call) {
        var lane = Posting.lane(row(call));
        var rows = posting.log().stream()
                .filter(one -> lane.equals(text(one, "lane")))
                .toList();
        return Answer.json(200, doc("invocations", list(rows), "meta", doc("has_more", false)));
    }

    /** Sends at once, signed with the webhook's secret or, before there is one, with the secret made for tests. */
    private Answer test(Call call) {
        var asked = object(Failure.body(call.request()), "request");
        var known = call.request().query("webhook_id").map(this::row);
        var row = merged(known.orElse(doc("id", 0, "secret", Signing.TEST_SECRET)), only(asked, FIELDS));
        if (text(row, "endpoint") == null) {
            throw Failure.modern(400, "InvalidRequest", "endpoint is required");
        }
        var parcel = posting.parcel(row, text(asked, "payload", ""));
        var result = Courier.once(parcel).join();
        return Answer.json(200, doc("response", doc("status", result.status(), "payload", result.body())));
    }
}
