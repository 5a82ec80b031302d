package org.deskbridge.vendor.zendesk;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;

/** Requesters: found by their address before they are made, so that nobody's record in the desk is written over. */
final class ZendeskUsers {
    private ZendeskUsers() {}

    static String requester(VendorAccount account, Requester requester) {
        return known(account, requester).orElseGet(() -> made(account, requester));
    }

    private static Optional<String> known(VendorAccount account, Requester requester) {
        var email = requester.email();
        return email == null ? Optional.empty() : withEmail(account, email);
    }

    static Optional<String> withEmail(VendorAccount account, String email) {
        var query = URLEncoder.encode("email:\"" + email.replace("\"", "") + "\"", StandardCharsets.UTF_8);
        var users = account.send(Call.get("/api/v2/users/search?query=" + query))
                .json()
                .getJsonArray("users");
        return users == null
                ? Optional.empty()
                : users.getValuesAs(JsonObject.class).stream()
                        .filter(user -> email.equalsIgnoreCase(user.getString("email", "")))
                        .map(Zendesk::id)
                        .findFirst();
    }

    /** Without an address the person is known by our id; Zendesk must not mail a verification to anybody. */
    private static String made(VendorAccount account, Requester requester) {
        var user = Json.createObjectBuilder()
                .add("name", requester.name())
                .add("role", "end-user")
                .add("skip_verify_email", true);
        var email = requester.email();
        if (email == null) {
            user.add("external_id", "deskbridge-" + requester.id());
        } else {
            user.add("email", email);
        }
        if (requester.phone() != null) {
            user.add("phone", requester.phone());
        }
        var body = Json.createObjectBuilder().add("user", user).build();
        return Zendesk.id(
                account.send(Call.post("/api/v2/users/create_or_update", body).mayBeRepeated())
                        .json()
                        .getJsonObject("user"));
    }
}
