package org.deskbridge.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Problem;

/** A help desk to try things with, where the operator has switched the look-alikes on. */
@Named
@ApplicationScoped
public class SandboxTrial {
    private static final String ACCOUNT = "demo";
    private static final Map<String, Map<String, String>> CREDENTIALS = Map.of(
            "gorgias",
            Map.of("subdomain", ACCOUNT, "email", "agent@deskbridge.example", "apiKey", "gorgias-sandbox-key"),
            "zendesk",
            Map.of("subdomain", ACCOUNT, "clientId", "deskbridge", "clientSecret", "zendesk-sandbox-secret"));

    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

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
        return known.orElseGet(() -> view(connecting.connect(
                new Connectors.Wanted(
                        type,
                        Vendor.title(type) + " sandbox",
                        credentials,
                        JsonValue.EMPTY_JSON_OBJECT,
                        Set.of(workspace)),
                apiBase)));
    }

    private ConnectorView view(UUID id) {
        return connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
    }
}
