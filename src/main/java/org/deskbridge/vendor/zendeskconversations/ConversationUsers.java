package org.deskbridge.vendor.zendeskconversations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;

/** The visitor as a user, by our own id and nobody else's, and the conversation that is theirs. */
final class ConversationUsers {
    private static final int LONGEST = 128;

    private ConversationUsers() {}

    /** Zendesk's id of the visitor. */
    static String ensure(VendorAccount account, Requester requester) {
        var user = Json.createObjectBuilder()
                .add("externalId", Conversing.externalId(requester))
                .add("profile", profile(requester));
        try {
            var made = account.send(Call.post(Conversing.app(account) + "/users", user.build()))
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

    static List<JsonObject> conversations(VendorAccount account, String user) {
        return Conversing.objects(
                Conversing.get(account, Conversing.app(account) + "/conversations?filter%5BuserId%5D=" + user),
                "conversations");
    }

    /** The one that an earlier try made for this hand-over, else a new one, else, where the app allows only one, that one. */
    static String conversation(VendorAccount account, String user, UUID key) {
        var present = conversations(account, user);
        var made = present.stream()
                .filter(one -> Conversing.text(Conversing.object(one, "metadata"), Conversing.MARK)
                        .equals(key.toString()))
                .findFirst();
        try {
            return made.map(one -> Conversing.text(one, "id")).orElseGet(() -> created(account, user, key));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.REFUSED && trouble.status() == 400 && !present.isEmpty()) {
                return Conversing.text(present.getLast(), "id");
            }
            throw trouble;
        }
    }

    private static String created(VendorAccount account, String user, UUID key) {
        var participant = Json.createObjectBuilder().add("userId", user).add("subscribeSDKClient", false);
        var body = Json.createObjectBuilder()
                .add("type", "personal")
                .add("participants", Json.createArrayBuilder().add(participant))
                .add("metadata", Json.createObjectBuilder().add(Conversing.MARK, key.toString()));
        var made = account.send(Call.post(Conversing.app(account) + "/conversations", body.build()))
                .json();
        return Conversing.text(Conversing.object(made, "conversation"), "id");
    }
}
