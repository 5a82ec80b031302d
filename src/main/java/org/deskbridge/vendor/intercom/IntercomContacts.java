package org.deskbridge.vendor.intercom;

import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/**
 * Contacts: made first and looked for never, because the search may not know somebody for minutes, while the refusal of
 * a second one names the first. Whoever has an address is a user with it; everybody else is a user with our id, since only
 * those can be asked for by it, and a lead's id is Intercom's to make up.
 */
final class IntercomContacts {
    private static final Pattern HOLDER = Pattern.compile("id=([0-9a-f]{24})");

    private IntercomContacts() {}

    static String externalId(Requester requester) {
        return "deskbridge-" + requester.id();
    }

    /** What would be sent for somebody new. */
    static JsonObjectBuilder described(Requester requester) {
        var contact = known(requester).add("role", "user");
        return requester.email() == null ? contact.add("external_id", externalId(requester)) : contact;
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

    static String contact(VendorAccount account, Requester requester) {
        try {
            return Intercom.id(
                    account.send(Call.post("/contacts", described(requester).build())
                                    .mayBeRepeated())
                            .json(),
                    "id");
        } catch (VendorTrouble trouble) {
            if (isOfAddress(trouble) && requester.email() != null) {
                return contact(account, withoutAddress(requester));
            }
            return holder(account, requester, trouble);
        }
    }

    private static Requester withoutAddress(Requester requester) {
        return new Requester(requester.id(), requester.name(), null, requester.phone());
    }

    /** An address that Intercom takes for none keeps nobody from being helped. */
    private static boolean isOfAddress(VendorTrouble trouble) {
        return (trouble.status() == 400 || trouble.status() == 422)
                && trouble.body().contains("email");
    }

    /** Who is there already, brought back where they were archived. */
    private static String holder(VendorAccount account, Requester requester, VendorTrouble trouble) {
        var named = HOLDER.matcher(trouble.body());
        if (trouble.kind() != Kind.CONFLICT) {
            throw trouble;
        }
        if (!named.find()) {
            return searched(account, requester).orElseThrow(() -> trouble);
        }
        var id = named.group(1);
        if (trouble.body().contains("archived")) {
            account.send(Call.post(
                    "/contacts/" + id + "/unarchive", Json.createObjectBuilder().build()));
        }
        return id;
    }

    /** For the day on which the refusal is worded otherwise. */
    private static Optional<String> searched(VendorAccount account, Requester requester) {
        var email = requester.email();
        var filter = email == null
                ? IntercomSearch.where("external_id", externalId(requester))
                : IntercomSearch.where("email", email.toLowerCase(Locale.ROOT));
        return IntercomSearch.contacts(account, List.of(filter)).found().stream()
                .map(one -> Intercom.id(one, "id"))
                .findFirst();
    }

    /** The one who goes by our id, if there is one. */
    static Optional<String> ours(VendorAccount account, Requester requester) {
        var path = "/contacts/find_by_external_id/" + URLEncoder.encode(externalId(requester), StandardCharsets.UTF_8);
        try {
            return Optional.of(Intercom.id(account.send(Call.get(path)).json(), "id"));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    /** Whoever goes by our id learns the rest; somebody who has the address already is the one that is meant. */
    static String learned(VendorAccount account, Requester requester) {
        var ours = ours(account, requester);
        if (ours.isEmpty()) {
            return contact(account, requester);
        }
        try {
            account.send(Call.put("/contacts/" + ours.get(), known(requester).build())
                    .mayBeRepeated());
            return ours.get();
        } catch (VendorTrouble trouble) {
            return isOfAddress(trouble) ? ours.get() : holder(account, requester, trouble);
        }
    }
}
