package org.deskbridge.vendor.gorgias;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.platform.Json;

/** Customers: looked for by address or by our id, and made only where there is none. */
final class GorgiasCustomers {
    private GorgiasCustomers() {}

    static String customer(VendorAccount account, Requester requester) {
        return known(account, requester).orElseGet(() -> made(account, requester));
    }

    /** Our own placeholder learns the name; whoever has an address is somebody else there. */
    static String learned(VendorAccount account, Requester requester) {
        var id = customer(account, requester);
        if (requester.email() == null) {
            account.send(Call.put(
                    "/api/customers/" + id + "/",
                    Json.createObjectBuilder().add("name", requester.name()).build()));
        }
        return id;
    }

    static Optional<String> withEmail(VendorAccount account, String email) {
        return first(account, "email", email);
    }

    private static Optional<String> known(VendorAccount account, Requester requester) {
        var email = requester.email();
        return email == null ? first(account, "external_id", externalId(requester)) : first(account, "email", email);
    }

    private static Optional<String> first(VendorAccount account, String name, String value) {
        var query = "/api/customers?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&limit=1";
        return Gorgias.data(account.send(Call.get(query)).structure()).stream()
                .findFirst()
                .map(Gorgias::id);
    }

    private static String externalId(Requester requester) {
        return "deskbridge-" + requester.id();
    }

    /** Somebody may have been faster; then theirs is the one. */
    private static String made(VendorAccount account, Requester requester) {
        var customer = Json.createObjectBuilder().add("name", requester.name());
        var channels = Json.createArrayBuilder();
        if (requester.email() == null) {
            customer.add("external_id", externalId(requester));
        } else {
            customer.add("email", requester.email());
            channels.add(channel("email", requester.email()));
        }
        if (requester.phone() != null) {
            channels.add(channel("phone", requester.phone()));
        }
        try {
            var body = customer.add("channels", channels).build();
            return Gorgias.id(account.send(Call.post("/api/customers", body).mayBeRepeated())
                    .json());
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == VendorTrouble.Kind.CONFLICT) {
                return known(account, requester).orElseThrow(() -> trouble);
            }
            throw trouble;
        }
    }

    private static jakarta.json.JsonObjectBuilder channel(String type, String address) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("address", address)
                .add("preferred", true);
    }
}
