package org.deskbridge.sandbox.kit;

import jakarta.json.JsonObject;
import java.util.List;

/** A desk whose webhooks its API does not make: an admin sets them up in the vendor's own pages. */
public interface ByHand {
    List<JsonObject> rules();

    /** What an admin has filled in, in place of all that was there; throws where the vendor's page would not take it. */
    void rule(JsonObject wanted);
}
