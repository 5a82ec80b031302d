package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/**
 * Contacts: looked for by address, made where nobody has it, and never written over unless they are ours. Nothing lists
 * contacts by external id, but whoever makes one with an id that is taken is told who has it.
 */
final class FreshdeskContacts {
    private FreshdeskContacts() {}

    static String externalId(Requester requester) {
        return "deskbridge-" + requester.id();
    }

    static String contact(VendorAccount account, Requester requester) {
        var email = requester.email();
        var known = email == null ? Optional.<String>empty() : withEmail(account, email);
        return known.orElseGet(() -> made(account, requester));
    }

    /** The same, and our own placeholder learns the name. */
    static String learned(VendorAccount account, Requester requester) {
        var id = contact(account, requester);
        return requester.email() == null ? taught(account, id, requester) : id;
    }

    private static Optional<String> withEmail(VendorAccount account, String email) {
        var query = URLEncoder.encode(email, StandardCharsets.UTF_8);
        return Freshdesk.list(account.send(Call.get("/api/v2/contacts?email=" + query))
                        .structure())
                .stream()
                .findFirst()
                .map(Freshdesk::id);
    }

    /** An address that Freshdesk takes for none keeps nobody from being helped. */
    private static String made(VendorAccount account, Requester requester) {
        var contact = known(requester).add("unique_external_id", externalId(requester));
        try {
            return Freshdesk.id(
                    account.send(Call.post("/api/v2/contacts", contact.build())).json());
        } catch (VendorTrouble trouble) {
            if (requester.email() != null && FreshdeskRefusal.isOfAddress(trouble)) {
                return made(account, new Requester(requester.id(), requester.name(), null, requester.phone()));
            }
            var holders = holders(trouble);
            if (holders.containsKey("email") || !holders.containsKey("unique_external_id")) {
                return holder(holders, trouble);
            }
            var ours = holders.get("unique_external_id");
            return requester.email() == null && requester.phone() == null ? ours : taught(account, ours, requester);
        }
    }

    private static JsonObjectBuilder known(Requester requester) {
        var contact = Json.createObjectBuilder().add("name", requester.name());
        if (requester.email() != null) {
            contact.add("email", requester.email());
        }
        if (requester.phone() != null) {
            contact.add("phone", requester.phone());
        }
        return contact;
    }

    /** Somebody who has the address meanwhile is the one that is meant. */
    private static String taught(VendorAccount account, String ours, Requester requester) {
        try {
            account.send(Call.put("/api/v2/contacts/" + ours, known(requester).build()));
            return ours;
        } catch (VendorTrouble trouble) {
            return holder(holders(trouble), trouble);
        }
    }

    private static String holder(Map<String, String> holders, VendorTrouble trouble) {
        return Optional.ofNullable(holders.get("email")).orElseThrow(() -> trouble);
    }

    /** Who has the values that may be there only once, by the field. */
    private static Map<String, String> holders(VendorTrouble trouble) {
        if (trouble.kind() != Kind.CONFLICT) {
            throw trouble;
        }
        var holders = new java.util.HashMap<String, String>();
        for (var error : FreshdeskRefusal.errors(trouble)) {
            JsonObject more = Freshdesk.object(error, "additional_info");
            var id = Freshdesk.id(more, "user_id");
            if (!id.isEmpty()) {
                holders.put(Freshdesk.text(error, "field"), id);
            }
        }
        return holders;
    }
}
