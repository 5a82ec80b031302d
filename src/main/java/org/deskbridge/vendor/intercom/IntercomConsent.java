package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Consent;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Json;

/** Intercom's OAuth: no scopes, no refresh; a token is good until the app is taken out of the workspace. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class IntercomConsent implements Consent {
    private static final List<String> REGIONS = List.of("US", "EU", "AU");

    private static String configured(String key) {
        return Configuration.text("intercom." + key).orElse("");
    }

    @Override
    public boolean isConfigured() {
        return !configured("client-id").isEmpty()
                && !configured("client-secret").isEmpty();
    }

    @Override
    public String page(String state, String back) {
        var page = Configuration.text("intercom.authorize-url").orElse("https://app.intercom.com/oauth");
        return page + (page.contains("?") ? "&" : "?") + "client_id=" + encoded(configured("client-id")) + "&state="
                + encoded(state) + "&redirect_uri=" + encoded(back);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A code may end with an equals sign, which is part of it. */
    @Override
    public Map<String, String> exchange(VendorAccount nobody, String code) {
        var body = Json.createObjectBuilder()
                .add("code", code)
                .add("client_id", configured("client-id"))
                .add("client_secret", configured("client-secret"))
                .build();
        var answer = nobody.send(Call.post("/auth/eagle/token", body).withoutCredentials())
                .json();
        var token = Intercom.text(answer, "access_token");
        if (token.isEmpty()) {
            throw new VendorTrouble(Kind.UNKNOWN, "the answer holds no token", 0, "");
        }
        return credentials(nobody, token);
    }

    /** The token does not say where its workspace lives, and is good there only. */
    private static Map<String, String> credentials(VendorAccount nobody, String token) {
        VendorTrouble last = null;
        for (var region : REGIONS) {
            try {
                var there = Map.of("accessToken", token, "region", Intercom.place(region));
                return credentials(nobody.holding(there).send(Call.get("/me")).json(), token);
            } catch (VendorTrouble trouble) {
                if (trouble.kind() != Kind.UNAUTHORIZED) {
                    throw trouble;
                }
                last = trouble;
            }
        }
        throw java.util.Objects.requireNonNull(last);
    }

    private static Map<String, String> credentials(JsonObject me, String token) {
        var app = Intercom.object(me, "app");
        return Map.of(
                "accessToken", token,
                "appId", Intercom.text(app, "id_code"),
                "region", Intercom.place(Intercom.text(app, "region")),
                "adminId", Intercom.id(me, "id"));
    }
}
