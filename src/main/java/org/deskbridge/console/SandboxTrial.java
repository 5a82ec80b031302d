package org.deskbridge.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.WebhookProofs;
import org.deskbridge.connector.WebhookRecords;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;

/** A help desk to try things with, where the operator has switched the look-alikes on. */
@Named
@ApplicationScoped
public class SandboxTrial {
    private static final Logger LOG = Logger.getLogger(SandboxTrial.class.getName());
    private static final String ACCOUNT = "demo";
    private static final Map<String, Map<String, String>> CREDENTIALS = Map.of(
            "gorgias",
            Map.of("subdomain", ACCOUNT, "email", "agent@deskbridge.example", "apiKey", "gorgias-sandbox-key"),
            "zendesk",
            Map.of("subdomain", ACCOUNT, "clientId", "deskbridge", "clientSecret", "zendesk-sandbox-secret"),
            "freshdesk",
            Map.of("subdomain", ACCOUNT, "apiKey", "freshdesk-sandbox-key"),
            "zendesk-conversations",
            Map.of(
                    "subdomain", ACCOUNT,
                    "appId", "5f1a00000000000000000001",
                    "keyId", "app_5f1a00000000000000000002",
                    "keySecret", "conversations-sandbox-secret",
                    "webhookSecret", "conversations-webhook-secret"));

    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

    @Inject
    WebhookProofs webhooks;

    public boolean offers(String type) {
        return Configuration.on("sandbox") && CREDENTIALS.containsKey(type);
    }

    public boolean isOf(ConnectorView connector) {
        return offers(connector.type()) && connector.label().equals(ACCOUNT);
    }

    /** The workspace's sandbox account, connected unless it is already. */
    ConnectorView connect(String type, UUID workspace, String apiBase) {
        var credentials = CREDENTIALS.get(type);
        if (!offers(type) || credentials == null) {
            throw Problem.notFound("sandbox");
        }
        var known = connectors.of(workspace).stream()
                .filter(one -> one.type().equals(type) && one.label().equals(ACCOUNT) && one.connected())
                .findFirst();
        return known.orElseGet(() -> connected(type, credentials, workspace, apiBase));
    }

    /** Tried first, so that a sandbox that is not there leaves nothing behind. */
    private ConnectorView connected(String type, Map<String, String> credentials, UUID workspace, String apiBase) {
        var tested = connecting.test(type, credentials);
        if (!tested.ok()) {
            throw new Problem(
                    409,
                    "the sandbox does not answer; whoever runs this server has to set deskbridge." + type
                            + ".url to it: " + tested.message());
        }
        var name = Vendor.title(type) + " sandbox";
        var id = connecting.connect(
                new Connectors.Wanted(type, name, credentials, JsonValue.EMPTY_JSON_OBJECT, Set.of(workspace)),
                apiBase);
        if (view(id).webhook().byHand()) {
            setUpByHand(id);
        }
        return view(id);
    }

    /**
     * What an admin would do in the vendor's own pages; the look-alikes take it as a control call. Where the address is one that
     * only a browser can reach, some refuse it as their vendor would; the connection then lives without a webhook.
     */
    private void setUpByHand(UUID id) {
        var secret = webhooks.of(id).map(WebhookRecords.Expected::secret).orElse("");
        var rule = Json.createObjectBuilder()
                .add("url", view(id).webhookUrl())
                .add("secret", secret)
                .add("headers", Json.createObjectBuilder().add("X-Deskbridge-Secret", secret))
                .add("content", "{\"ticket_id\":\"{{ticket.id}}\"}");
        try {
            connectors.account(id).ifPresent(account -> account.send(Call.put("/_sandbox/rules", rule.build())));
        } catch (VendorTrouble trouble) {
            LOG.log(Level.INFO, "the sandbox has no webhook: {0}", trouble.getMessage());
        }
    }

    private ConnectorView view(UUID id) {
        return connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
    }
}
