package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.work.Brakes;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler.Job;

/** Does something with an account, and knows what each kind of trouble means for the work. */
@ApplicationScoped
public class Errand {
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofSeconds(60);

    /** Connectors that this node has called into question; the first work that succeeds clears them. */
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    @Inject
    Connectors connectors;

    @Inject
    Brakes brakes;

    @Inject
    Clock clock;

    public Outcome run(Job job, boolean holdsLane, Function<VendorAccount, Outcome> errand) {
        var connector = UUID.fromString(job.pool());
        var account = connectors.account(connector);
        if (account.isEmpty()) {
            return new Outcome.GiveUp("the connector is disconnected", null, holdsLane, Doubt.AS_BEFORE);
        }
        var working = account.get().during(job.id());
        try {
            var outcome = errand.apply(working);
            if (refused.remove(connector)) {
                connectors.works(connector);
            }
            return outcome;
        } catch (VendorTrouble trouble) {
            var doubt = working.hasWritten() ? Doubt.NEW : Doubt.AS_BEFORE;
            return outcome(job, connector, trouble, holdsLane, doubt);
        }
    }

    private Outcome outcome(Job job, UUID connector, VendorTrouble trouble, boolean holdsLane, Doubt doubt) {
        var cause = String.valueOf(trouble.getMessage());
        return switch (trouble.kind()) {
            case UNREACHABLE, CONFLICT, UNKNOWN -> new Outcome.Retry(cause, holdsLane, doubt);
            case RATE_LIMITED -> {
                var until = trouble.until();
                yield new Outcome.Wait(until == null ? clock.instant().plusSeconds(5) : until, cause, doubt);
            }
            case UNAUTHORIZED, FORBIDDEN -> {
                var until = clock.instant().plus(UNTIL_SOMEBODY_LOOKS);
                refused.add(connector);
                connectors.needsAttention(connector, cause);
                brakes.hold(job.pool(), until);
                yield new Outcome.Wait(until, cause, doubt);
            }
            case NOT_FOUND, CLOSED, REFUSED -> new Outcome.GiveUp(cause, null, holdsLane, doubt);
        };
    }
}
