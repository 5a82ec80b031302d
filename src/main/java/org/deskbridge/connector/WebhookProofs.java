package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.WebhookRecords.Expected;
import org.deskbridge.platform.Together;

/** What deliveries are judged by, read once for those that come at the same moment, and never from before they came. */
@ApplicationScoped
public class WebhookProofs {
    @Inject
    WebhookRecords records;

    private final Together<UUID, Optional<Expected>> reading =
            Together.asking(connector -> records.expected(connector));

    /** Empty for a connector that is not there or not connected any more. */
    public Optional<Expected> of(UUID connector) {
        return reading.join(connector);
    }
}
