package org.deskbridge.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a vendor tells us that something happened. */
public interface Webhooks {
    /** What was made at the vendor, by name, so that it can be removed; and the secret where the vendor chose it. */
    record Registered(Map<String, String> parts, @Nullable String secret) {}

    /** A webhook as it came in. */
    record Delivery(Map<String, String> headers, String body) {
        /** Names are compared in lower case. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What a delivery is about: a key that is the same when it comes again, and the ticket to look at. */
    record Hint(String key, @Nullable String ticket) {}

    Registered register(VendorAccount account, String url, String secret);

    /** Takes away what was registered; what is gone already is no trouble. */
    void remove(VendorAccount account, Map<String, String> parts);

    /** Makes the vendor send something to the registered address. Returns false where it cannot be made to. */
    boolean trigger(VendorAccount account, Map<String, String> parts);

    /** Judges over the bytes as they came, in constant time. */
    boolean trusts(Delivery delivery, byte[] body, String secret);

    Optional<Hint> hint(Delivery delivery);

    /** What an admin does by hand where the account may not register webhooks itself. */
    List<String> steps(String url, String secret);
}
