package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Webhooks are hints, and hints that old have been followed or overtaken by a reconciliation. */
@ApplicationScoped
class Forgetting {
    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    WebhookEvents events;

    @Inject
    Clock clock;

    void forget() {
        events.forget(clock.instant().minus(KEPT));
    }
}
