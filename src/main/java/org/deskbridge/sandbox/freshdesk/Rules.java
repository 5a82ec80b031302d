package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Courier.Parcel;
import org.deskbridge.sandbox.kit.Courier.Result;
import org.deskbridge.sandbox.kit.Template;

/**
 * Automation rules that trigger a webhook, as an admin makes them in Freshdesk's own pages. Nothing is signed, and what a
 * placeholder stands for is put in as it is, in nobody's syntax.
 */
final class Rules {
    /** What a rule can listen to. */
    private static final Set<String> EVENTS =
            Set.of("ticket_created", "reply_sent", "note_added", "public_note_added", "status_changed");

    private static final List<String> USUAL = List.of("reply_sent", "public_note_added", "status_changed");
    private static final Set<String> PERFORMERS = Set.of("agent", "requester", "either");

    /** After 5, 30 and 60 minutes, then an e-mail to the admin. */
    private static final Courier.Policy POLICY = new Courier.Policy() {
        private static final List<Integer> MINUTES = List.of(5, 30, 60);

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Optional<Duration> pause(int attempt, Result result) {
            return attempt > MINUTES.size()
                    ? Optional.empty()
                    : Optional.of(Duration.ofMinutes(MINUTES.get(attempt - 1)));
        }
    };

    private final Store store;
    private final FreshdeskDesk desk;

    /** Something that happened, in the words of {@code {{triggered_event}}}. */
    record Happened(List<String> events, boolean byAgent, String told) {}

    Rules(Store store, FreshdeskDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    List<JsonObject> all() {
        return store.rules.all();
    }

    /** One rule of what an admin filled in, in place of those before; what is left out is as it usually is. */
    void replace(JsonObject wanted) {
        var usual = doc(
                "name",
                "Webhook",
                "active",
                true,
                "method",
                "POST",
                "headers",
                doc(),
                "content",
                null,
                "events",
                USUAL,
                "performer",
                "either",
                "tag",
                null);
        var rule = merged(usual, wanted);
        if (!text(rule, "url", "").matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException("url must be an address");
        }
        if (!EVENTS.containsAll(texts(rule, "events")) || !PERFORMERS.contains(text(rule, "performer", ""))) {
            throw new IllegalArgumentException("events are of " + EVENTS + ", performer is one of " + PERFORMERS);
        }
        all().forEach(before -> store.rules.remove(number(before, "id")));
        store.rules.put(with(rule, "id", store.rules.next()));
    }

    void fire(JsonObject ticket, Happened happened) {
        for (var rule : store.rules.all()) {
            if (truth(rule, "active") && listens(rule, ticket, happened)) {
                desk.courier().send(parcel(rule, context(ticket, happened)), (parcel, result) -> {});
            }
        }
    }

    private static boolean listens(JsonObject rule, JsonObject ticket, Happened happened) {
        var performer = text(rule, "performer", "either");
        return texts(rule, "events").stream().anyMatch(happened.events::contains)
                && (performer.equals("either") || performer.equals("agent") == happened.byAgent)
                && (!has(rule, "tag") || texts(ticket, "tags").contains(text(rule, "tag", "")));
    }

    private static Parcel parcel(JsonObject rule, JsonObject context) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        object(rule, "headers").forEach((name, value) -> headers.put(name, plain(value)));
        return new Parcel(
                "rule " + number(rule, "id"),
                text(rule, "method", "POST"),
                URI.create(text(rule, "url", "")),
                has(rule, "content") ? rendered(text(rule, "content", ""), context) : simple(context),
                () -> Map.copyOf(headers),
                POLICY);
    }

    private static String rendered(String content, JsonObject context) {
        return Template.rendered(content, context, shown -> shown.equals(JsonValue.NULL) ? "" : plain(shown));
    }

    /** The layout with boxes to tick. */
    private static String simple(JsonObject context) {
        var ticket = object(context, "ticket");
        return doc(
                        "freshdesk_webhook",
                        doc(
                                "ticket_id", number(ticket, "id"),
                                "ticket_subject", text(ticket, "subject"),
                                "ticket_status", text(ticket, "status"),
                                "triggered_event", text(context, "triggered_event")))
                .toString();
    }

    private JsonObject context(JsonObject ticket, Happened happened) {
        var requester = store.person(number(ticket, "requester_id")).orElse(JsonValue.EMPTY_JSON_OBJECT);
        var shown = doc(
                "id", number(ticket, "id"),
                "subject", text(ticket, "subject"),
                "description", text(ticket, "description"),
                "status", TicketFields.STATUSES.get(number(ticket, "status")),
                "tags", String.join(", ", texts(ticket, "tags")),
                "url", desk.address() + "/a/tickets/" + number(ticket, "id"),
                "requester", requester,
                "contact", requester,
                "latest_public_comment", latest(ticket, false),
                "latest_private_comment", latest(ticket, true));
        return with(doc("ticket", shown), "triggered_event", happened.told);
    }

    private String latest(JsonObject ticket, boolean isPrivate) {
        return store.said(ticket).reversed().stream()
                .filter(one -> truth(one, "private") == isPrivate)
                .map(one -> store.person(number(one, "user_id"))
                                .map(row -> text(row, "name", ""))
                                .orElse("") + " : " + text(one, "body", ""))
                .findFirst()
                .orElse("");
    }
}
