package org.deskbridge.vendor.zendeskconversations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/**
 * Conversations in place of tickets: the notes first, because nothing can be whispered to the people later, then the visitor's
 * line, then control. The API writes nothing once only, so that each step looks for what an earlier try has done.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ConversationTickets implements Ticketing {
    private static final int LOOKS = 3;

    /** Lists are no searches; this only gives a call that hangs the time to end. */
    @Override
    public Duration searchLag() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Opened open(VendorAccount account, Draft draft) {
        var user = ConversationUsers.ensure(account, draft.requester());
        var conversation = ConversationUsers.conversation(account, user, draft.key());
        var id = Conversing.text(conversation, "id");
        var standing = ConversationReading.marks(account, id);
        var written = new LinkedHashMap<UUID, String>();
        for (var line : lines(draft)) {
            written.put(line.key(), ConversationLines.write(account, id, line, user, standing));
        }
        if (!ConversationUsers.isFor(conversation, draft.key())) {
            ConversationUsers.take(
                    account,
                    conversation,
                    draft.key(),
                    written.values().iterator().next());
        }
        pass(account, id, draft);
        return new Opened(id, url(account), user, written);
    }

    /** Which ticket the people see the conversation in, this API does not tell. */
    private static String url(VendorAccount account) {
        return account.address("").replaceFirst("/sc$", "/agent");
    }

    private static List<Line> lines(Draft draft) {
        var lines = new ArrayList<>(draft.notes());
        lines.add(draft.first());
        return lines;
    }

    private static void pass(VendorAccount account, String conversation, Draft draft) {
        var captured = Json.createObjectBuilder();
        if (!draft.tags().isEmpty()) {
            captured.add("dataCapture.systemField.tags", String.join(",", draft.tags()));
        }
        draft.fields().forEach((field, value) -> captured.add("dataCapture.ticketField." + field, value));
        pass(account, conversation, captured);
    }

    /** Zendesk accepts at once and acts later: it has happened when it can be seen. */
    private static void pass(VendorAccount account, String conversation, JsonObjectBuilder metadata) {
        if (!isWithPeople(account, conversation)) {
            var body = Json.createObjectBuilder()
                    .add("switchboardIntegration", Conversing.PEOPLE)
                    .add("metadata", metadata);
            account.send(Call.post(Conversing.conversation(account, conversation) + "/passControl", body.build()));
            for (var look = 0; look < LOOKS; look++) {
                if (isWithPeople(account, conversation)) {
                    return;
                }
            }
            throw new VendorTrouble(
                    Kind.UNKNOWN, "Zendesk's people do not have control of the conversation yet", 0, "");
        }
    }

    private static boolean isWithPeople(VendorAccount account, String conversation) {
        var answer = Conversing.get(account, Conversing.conversation(account, conversation));
        return Conversing.isWithPeople(Conversing.object(answer, "conversation"));
    }

    /** Only a hand-over that has come to its end counts as made; what is missing is done by opening again. */
    @Override
    public Optional<Opened> find(VendorAccount account, Draft draft) {
        return ConversationUsers.known(account, draft.requester())
                .flatMap(user -> ConversationUsers.conversations(account, user).stream()
                        .filter(Conversing::isWithPeople)
                        .flatMap(one -> found(account, Conversing.text(one, "id"), user, draft).stream())
                        .findFirst());
    }

    private static Optional<Opened> found(VendorAccount account, String id, String user, Draft draft) {
        var standing = ConversationReading.marks(account, id);
        var written = new LinkedHashMap<UUID, String>();
        for (var line : lines(draft)) {
            var there = standing.get(line.key().toString());
            if (there != null) {
                written.put(line.key(), there);
            }
        }
        return written.containsKey(draft.first().key())
                ? Optional.of(new Opened(id, url(account), user, written))
                : Optional.empty();
    }

    @Override
    public String append(VendorAccount account, Opened ticket, Line line) {
        return open(() -> ConversationUsers.as(account, ticket, user -> {
            var standing = ConversationLines.parts(line) > 1
                    ? ConversationReading.marks(account, ticket.ticket())
                    : Map.<String, String>of();
            return ConversationLines.write(account, ticket.ticket(), line, user, standing);
        }));
    }

    /** A conversation that is gone, full or merged away takes nothing any more: a new one follows. */
    private static <T> T open(Supplier<T> step) {
        try {
            return step.get();
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND || trouble.status() == 423) {
                throw new VendorTrouble(
                        Kind.CLOSED,
                        "the conversation takes nothing any more: " + trouble.getMessage(),
                        trouble.status(),
                        trouble.body());
            }
            throw trouble;
        }
    }

    @Override
    public Optional<String> find(VendorAccount account, Opened ticket, UUID key) {
        return open(() -> Optional.ofNullable(
                ConversationReading.marks(account, ticket.ticket()).get(key.toString())));
    }

    @Override
    public void setStatus(VendorAccount account, Opened ticket, String status) {
        var unused = open(() -> {
            if (status.equals("open")) {
                pass(account, ticket.ticket(), Json.createObjectBuilder());
            } else {
                var path = Conversing.conversation(account, ticket.ticket()) + "/releaseControl";
                account.send(Call.post(path, Json.createObjectBuilder().build()));
            }
            return status;
        });
    }

    /** The user whose conversation it is, and not perhaps another one that had our id of the visitor first. */
    @Override
    public String setRequester(VendorAccount account, Opened ticket, Requester requester) {
        return open(() -> ConversationUsers.as(account, ticket, user -> {
            account.send(Call.patch(Conversing.app(account) + "/users/" + user, body(requester))
                    .mayBeRepeated());
            return user;
        }));
    }

    private static JsonObject body(Requester requester) {
        return Json.createObjectBuilder()
                .add("profile", ConversationUsers.profile(requester))
                .build();
    }
}
