package org.deskbridge.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;
import org.deskbridge.workspace.Workspaces;

/** Erases in small transactions, so that neither locks nor a kill cost more than one of them. */
@ApplicationScoped
class Erasing implements WorkHandler {
    static final String KIND = "retention.erase";

    private static final int BATCHES = 20;

    @Inject
    Workspaces workspaces;

    @Inject
    Erasure erasure;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var days = workspaces.get(job.workspace()).retentionDays();
        if (days == 0) {
            return Outcome.done();
        }
        var before = clock.instant().minus(Duration.ofDays(days));
        var erased = 0;
        for (var batch = 0; batch < BATCHES; batch++) {
            var now = erasure.conversations(job.workspace(), before) + erasure.work(job.workspace(), before);
            if (now == 0) {
                return new Outcome.Done(erased + " rows of conversations and of work erased");
            }
            erased += now;
        }
        return new Outcome.Wait(clock.instant(), "more to come", Doubt.NONE);
    }
}
