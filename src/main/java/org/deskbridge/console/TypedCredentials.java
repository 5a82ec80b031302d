package org.deskbridge.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.platform.Fields;

/**
 * Credentials between being typed and being saved. Secrets go in and never come out again as text: what was typed
 * already stays when the field is left empty.
 */
public class TypedCredentials implements Serializable {
    /** What each way to sign in consists of; the first is the one that the vendor recommends. */
    private static final Map<String, Map<String, List<String>>> WAYS = Map.of(
            "gorgias",
            Map.of(
                    "main", List.of("subdomain", "email", "apiKey"),
                    "other", List.of("subdomain", "apiKey")),
            "zendesk",
            Map.of(
                    "main", List.of("subdomain", "clientId", "clientSecret"),
                    "other", List.of("subdomain", "email", "apiToken")),
            "freshdesk",
            Map.of("main", List.of("subdomain", "apiKey")),
            "zendesk-conversations",
            Map.of("main", List.of("subdomain", "appId", "keyId", "keySecret", "webhookSecret")));

    private final Map<String, String> values = new TreeMap<>();
    private String way = "main";

    /** Throws the 400 that names each wrong field. */
    Map<String, String> read(Helpdesk helpdesk) {
        var fields = new Fields(json(helpdesk.type()));
        var credentials = helpdesk.credentials(fields);
        fields.check();
        values.put("subdomain", credentials.getOrDefault("subdomain", ""));
        return credentials;
    }

    private JsonObject json(String type) {
        var json = Json.createObjectBuilder();
        WAYS.getOrDefault(type, Map.of()).getOrDefault(way, List.of()).forEach(name -> json.add(name, value(name)));
        return json.build();
    }

    void forget() {
        values.clear();
    }

    void begin(String subdomain) {
        values.put("subdomain", subdomain);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private void keep(String name, String secret) {
        if (!secret.isEmpty()) {
            values.put(name, secret);
        }
    }

    public boolean has(String name) {
        return !value(name).isEmpty();
    }

    public String getWay() {
        return way;
    }

    public void setWay(String way) {
        this.way = way;
    }

    public String getSubdomain() {
        return value("subdomain");
    }

    public void setSubdomain(String subdomain) {
        values.put("subdomain", subdomain);
    }

    public String getEmail() {
        return value("email");
    }

    public void setEmail(String email) {
        values.put("email", email);
    }

    public String getClientId() {
        return value("clientId");
    }

    public void setClientId(String clientId) {
        values.put("clientId", clientId);
    }

    public String getAppId() {
        return value("appId");
    }

    public void setAppId(String appId) {
        values.put("appId", appId);
    }

    public String getKeyId() {
        return value("keyId");
    }

    public void setKeyId(String keyId) {
        values.put("keyId", keyId);
    }

    public String getKeySecret() {
        return "";
    }

    public void setKeySecret(String keySecret) {
        keep("keySecret", keySecret);
    }

    public String getWebhookSecret() {
        return "";
    }

    public void setWebhookSecret(String webhookSecret) {
        keep("webhookSecret", webhookSecret);
    }

    public String getApiKey() {
        return "";
    }

    public void setApiKey(String apiKey) {
        keep("apiKey", apiKey);
    }

    public String getApiToken() {
        return "";
    }

    public void setApiToken(String apiToken) {
        keep("apiToken", apiToken);
    }

    public String getClientSecret() {
        return "";
    }

    public void setClientSecret(String clientSecret) {
        keep("clientSecret", clientSecret);
    }
}
