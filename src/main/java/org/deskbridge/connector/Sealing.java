package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;

/** A connector's secrets on their way into its row and out of it. */
@ApplicationScoped
class Sealing {
    @Inject
    Secrets secrets;

    /** Whatever was sealed by an older key is sealed by the newest from now on. */
    void again(Connector connector) {
        if (connector.credentials != null) {
            connector.credentials = credentials(connector, open(connector, connector.credentials));
        }
        if (connector.webhookSecret != null) {
            connector.webhookSecret =
                    seal(open(connector.webhookSecret, connector.webhookPlace()), connector.webhookPlace());
        }
    }

    String seal(String text, String place) {
        return secrets.seal(text.getBytes(StandardCharsets.UTF_8), place);
    }

    String open(String sealed, String place) {
        return secrets.unseal(sealed, place)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Problem(409, "the key set does not open this connector's secrets"));
    }

    String credentials(Connector connector, Map<String, String> credentials) {
        return seal(json(credentials).toString(), connector.credentialsPlace());
    }

    Map<String, String> open(Connector connector, String sealed) {
        return texts(Connector.object(open(sealed, connector.credentialsPlace())));
    }

    static JsonObject json(Map<String, String> texts) {
        var object = Json.createObjectBuilder();
        texts.forEach(object::add);
        return object.build();
    }

    static Map<String, String> texts(JsonObject object) {
        var texts = new LinkedHashMap<String, String>();
        object.forEach((name, value) -> texts.put(name, ((JsonString) value).getString()));
        return texts;
    }
}
