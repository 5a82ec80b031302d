package org.deskbridge.widget;

import java.util.UUID;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.RateLimits;

/** How fast one visitor, and everybody behind one address together, may speak. */
record Limits(RateLimits buckets, String address) {
    private static final int VISITOR_PER_SECOND = perSecond("limits.visitor-per-second", 5);
    private static final int ADDRESS_PER_SECOND = perSecond("limits.address-per-second", 100);

    /** Milliseconds; 0 means now. */
    long millisToWait(UUID visitor) {
        var wait = buckets.millisToWait("visitor:" + visitor, VISITOR_PER_SECOND);
        return wait > 0 ? wait : buckets.millisToWait("address:" + address, ADDRESS_PER_SECOND);
    }

    private static int perSecond(String key, int otherwise) {
        return Configuration.text(key)
                .filter(value -> value.matches("[1-9]\\d{0,6}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }
}
