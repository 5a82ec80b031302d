package org.deskbridge.vendor.zendeskconversations;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/** The visitor as a user, by our own id and nobody else's, and the conversation that is theirs. */
final class ConversationUsers {
    private static final int LONGEST = 128;
    private static final int PAGES = 20;

    /** In the metadata of a conversation that is used again. */
    private static final String BEGINNING = "deskbridgeFrom";

    private ConversationUsers() {}

    /** Zendesk's id of the visitor. */
    static String ensure(VendorAccount account, Requester requester) {
        return known(account, requester).orElseGet(() -> made(account, requester));
    }

    /** Somebody may have been faster: another try of ours. */
    private static String made(VendorAccount account, Requester requester) {
        var user = Json.createObjectBuilder()
                .add("externalId", Conversing.externalId(requester))
                .add("profile", profile(requester));
        try {
            var made = account.send(Call.post(Conversing.app(account) + "/users", user.build())
                            .mayBeRepeated())
                    .json();
            return Conversing.text(Conversing.object(made, "user"), "id");
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.CONFLICT) {
                return known(account, requester).orElseThrow(() -> trouble);
            }
            throw trouble;
        }
    }

    static Optional<String> known(VendorAccount account, Requester requester) {
        try {
            var found = Conversing.get(
                    account,
                    Conversing.app(account) + "/users/" + Conversing.encoded(Conversing.externalId(requester)));
            return Optional.of(Conversing.text(Conversing.object(found, "user"), "id"));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    static JsonObjectBuilder profile(Requester requester) {
        var profile = Json.createObjectBuilder().add("givenName", cut(requester.name()));
        var email = requester.email();
        return email == null || email.length() > LONGEST ? profile : profile.add("email", email);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Oldest first, however many there are. */
    static List<JsonObject> conversations(VendorAccount account, String user) {
        var all = new ArrayList<JsonObject>();
        var cursor = "";
        for (var page = 0; page < PAGES; page++) {
            var answer = Conversing.get(
                    account,
                    Conversing.app(account) + "/conversations?filter%5BuserId%5D=" + user + "&page%5Bsize%5D=100"
                            + cursor);
            all.addAll(Conversing.objects(answer, "conversations"));
            var meta = Conversing.object(answer, "meta");
            var after = Conversing.text(meta, "afterCursor");
            if (!meta.getBoolean("hasMore", false) || after.isEmpty()) {
                break;
            }
            cursor = "&page%5Bafter%5D=" + Conversing.encoded(after);
        }
        return all;
    }

    /** The one that an earlier try took for this hand-over, else a new one, else, where the app allows only one, that one. */
    static JsonObject conversation(VendorAccount account, String user, UUID key) {
        var present = conversations(account, user);
        var taken = present.stream().filter(one -> isFor(one, key)).findFirst();
        try {
            return taken.orElseGet(() -> created(account, user, key));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.REFUSED && trouble.status() == 400 && !present.isEmpty()) {
                return present.getLast();
            }
            throw trouble;
        }
    }

    static boolean isFor(JsonObject conversation, UUID key) {
        return Conversing.text(Conversing.object(conversation, "metadata"), Conversing.MARK)
                .equals(key.toString());
    }

    private static JsonObject created(VendorAccount account, String user, UUID key) {
        var participant = Json.createObjectBuilder().add("userId", user).add("subscribeSDKClient", false);
        var body = Json.createObjectBuilder()
                .add("type", "personal")
                .add("participants", Json.createArrayBuilder().add(participant))
                .add("metadata", Json.createObjectBuilder().add(Conversing.MARK, key.toString()));
        var made = account.send(Call.post(Conversing.app(account) + "/conversations", body.build()))
                .json();
        return Conversing.object(made, "conversation");
    }

    /** Lets a conversation that was there before be this hand-over's, from this message on. */
    static void take(VendorAccount account, JsonObject conversation, UUID key, String first) {
        var metadata = Json.createObjectBuilder(Conversing.object(conversation, "metadata"))
                .add(Conversing.MARK, key.toString())
                .add(BEGINNING, first);
        var body = Json.createObjectBuilder().add("metadata", metadata).build();
        account.send(Call.patch(Conversing.conversation(account, Conversing.text(conversation, "id")), body));
    }

    /** The message before which everything belongs to an earlier hand-over; null where there was none. */
    static @Nullable String beginning(JsonObject conversation) {
        var first = Conversing.text(Conversing.object(conversation, "metadata"), BEGINNING);
        return first.isEmpty() ? null : first;
    }

    /** Whose conversation it is; empty where the vendor does not say. */
    static String participant(VendorAccount account, String conversation) {
        var people = Conversing.objects(
                Conversing.get(account, Conversing.conversation(account, conversation) + "/participants"),
                "participants");
        return people.isEmpty() ? "" : Conversing.text(people.getFirst(), "userId");
    }

    /** As the user that we know, or, where that one has become another, as the one whose conversation it is now. */
    static <T> T as(VendorAccount account, Opened ticket, Function<String, T> step) {
        var known = ticket.requester();
        if (known == null) {
            return step.apply(participant(account, ticket.ticket()));
        }
        try {
            return step.apply(known);
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != Kind.NOT_FOUND) {
                throw trouble;
            }
            var now = participant(account, ticket.ticket());
            if (now.isEmpty() || now.equals(known)) {
                throw trouble;
            }
            return step.apply(now);
        }
    }
}
