package org.deskbridge.vendor.intercom;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Preview;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Json;

/**
 * Opening a conversation once. It begins with the visitor's own line and nothing else, so the rest follows in further calls,
 * our tag last: a conversation that a lost attempt made and that has no such tag yet gets what it lacks. It is looked for
 * among its contact's conversations by our key ({@link IntercomMark}), in a search that may lag.
 */
final class IntercomOpening {
    private static final Logger LOG = Logger.getLogger(IntercomOpening.class.getName());

    private static final int PAGES = 10;

    private IntercomOpening() {}

    static Opened open(VendorAccount account, Draft draft) {
        var contact = IntercomContacts.contact(account, draft.requester());
        var id = Intercom.id(begun(account, first(draft, contact).build()), "conversation_id");
        if (id.isEmpty()) {
            throw new VendorTrouble(Kind.UNKNOWN, "the answer names no conversation", 0, "");
        }
        var opened = opened(account, draft, id, contact);
        complete(account, draft, opened);
        return opened;
    }

    private static JsonObjectBuilder first(Draft draft, String contact) {
        return Json.createObjectBuilder()
                .add("from", Json.createObjectBuilder().add("type", "user").add("id", contact))
                .add("body", draft.first().text() + IntercomMark.of(draft.key()));
    }

    /** Somebody new may not be known everywhere for a moment. */
    private static JsonObject begun(VendorAccount account, JsonObject body) {
        try {
            return account.send(Call.post("/conversations", body)).json();
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                throw new VendorTrouble(
                        Kind.CONFLICT, "Intercom does not know the new contact yet", trouble.status(), trouble.body());
            }
            throw trouble;
        }
    }

    private static Opened opened(VendorAccount account, Draft draft, String id, String contact) {
        return new Opened(id, inbox(account, id), contact, Map.of(draft.first().key(), IntercomReading.source(id)));
    }

    /** People work at another host than the API's, unless the operator has put Intercom somewhere else altogether. */
    private static String inbox(VendorAccount account, String id) {
        var path = "/a/inbox/" + account.label() + "/inbox/conversation/" + id;
        return Configuration.text("intercom.url").isPresent()
                ? account.address(path)
                : "https://app" + account.credential("region") + ".intercom.com" + path;
    }

    /** What is refused here keeps no ticket from being there. */
    private static void complete(VendorAccount account, Draft draft, Opened opened) {
        step(() -> IntercomSorting.put(account, opened, change(draft)));
        if (!draft.fields().isEmpty()) {
            step(() -> IntercomSorting.setValues(account, opened, draft.fields()));
        }
        account.setting("teamId").ifPresent(team -> step(() -> IntercomSorting.toTeam(account, opened, team)));
        if (!draft.first().files().isEmpty()) {
            files(account, draft.first(), opened);
        }
        draft.tags().forEach(tag -> step(() -> IntercomSorting.tag(account, opened, tag)));
        step(() -> IntercomSorting.tag(account, opened, IntercomTickets.TAG));
    }

    private static void step(Runnable step) {
        try {
            step.run();
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != Kind.REFUSED && trouble.kind() != Kind.NOT_FOUND) {
                throw trouble;
            }
            LOG.log(Level.WARNING, "a new conversation lacks something: {0}", trouble.getMessage());
        }
    }

    private static JsonObject change(Draft draft) {
        return Json.createObjectBuilder().add("title", draft.subject()).build();
    }

    /** The first message takes addresses of files only, and ours are not for everybody: they come in a line of their own. */
    private static void files(VendorAccount account, Line first, Opened opened) {
        var names = first.files().stream().map(Attached::name).collect(Collectors.joining(", "));
        var key = UUID.nameUUIDFromBytes((first.key() + "/files").getBytes(StandardCharsets.UTF_8));
        var line = new Line(key, Voice.VISITOR, first.speaker(), names, first.at(), first.files());
        var shown = account.send(Call.get(IntercomLines.conversation(opened.ticket())))
                .json();
        if (IntercomLines.written(shown, key).isEmpty()) {
            IntercomLines.write(account, opened, line);
        }
    }

    static List<Preview> preview(VendorAccount account, Draft draft) {
        var steps = new ArrayList<Preview>();
        steps.add(new Preview(
                "POST /contacts", IntercomContacts.described(draft.requester()).build()));
        steps.add(new Preview(
                "POST /conversations", first(draft, "(the contact's id)").build()));
        steps.add(new Preview("PUT /conversations/{id}", change(draft)));
        if (!draft.fields().isEmpty()) {
            steps.add(new Preview("PUT /conversations/{id}", IntercomSorting.values(draft.fields())));
        }
        account.setting("teamId")
                .ifPresent(team -> steps.add(new Preview(
                        "POST /conversations/{id}/parts",
                        IntercomSorting.assignment(account, "team", new Assignee(team, null)))));
        return steps;
    }

    /** Who the visitor is may have become known since the lost attempt: it is looked for under both names. */
    static Optional<Opened> find(VendorAccount account, Draft draft) {
        var mark = IntercomMark.of(draft.key());
        var filters = List.of(IntercomSearch.any("contact_ids", contacts(account, draft.requester())));
        var page = IntercomSearch.conversations(account, filters, "");
        for (var turned = 1; ; turned++) {
            for (var one : page.found()) {
                var body = Intercom.text(Intercom.object(one, "source"), "body");
                if (IntercomMark.in(body).filter(mark::equals).isPresent()) {
                    return Optional.of(found(account, draft, one));
                }
            }
            if (page.next().isEmpty() || turned == PAGES) {
                return Optional.empty();
            }
            page = IntercomSearch.conversations(account, filters, page.next());
        }
    }

    private static Set<String> contacts(VendorAccount account, Requester requester) {
        var contacts = new LinkedHashSet<String>();
        IntercomContacts.ours(account, requester).ifPresent(contacts::add);
        contacts.add(IntercomContacts.contact(account, requester));
        return contacts;
    }

    private static Opened found(VendorAccount account, Draft draft, JsonObject conversation) {
        var contact = IntercomLines.contacts(conversation).stream().findFirst().orElse("");
        var opened = opened(account, draft, Intercom.id(conversation, "id"), contact);
        var tags = Intercom.objects(Intercom.object(conversation, "tags"), "tags");
        if (tags.stream().noneMatch(tag -> IntercomTickets.TAG.equalsIgnoreCase(Intercom.text(tag, "name")))) {
            account.wrote();
            complete(account, draft, opened);
        }
        return opened;
    }
}
