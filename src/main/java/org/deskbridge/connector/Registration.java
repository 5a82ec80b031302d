package org.deskbridge.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhooks that we may make at the vendor ourselves. */
public interface Registration {
    /** What was made at the vendor, by name, so that it can be removed; and the secret where the vendor chose it. */
    record Registered(Map<String, String> parts, @Nullable String secret) {}

    Registered register(VendorAccount account, String url, String secret);

    /** Takes away what was registered; what is gone already is no trouble. */
    void remove(VendorAccount account, Map<String, String> parts);

    /** Makes the vendor send something to the registered address. Returns false where it cannot be made to. */
    boolean trigger(VendorAccount account, Map<String, String> parts);

    /** Puts a webhook that the vendor has switched off after too many failures on again; false where it was not off. */
    default boolean revive(VendorAccount account, Map<String, String> parts) {
        return false;
    }
}
