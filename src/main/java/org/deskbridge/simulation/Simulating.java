package org.deskbridge.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Reads the past page by page; whoever takes the work over goes on where it was. */
@ApplicationScoped
class Simulating implements WorkHandler {
    static final String KIND = "simulate";

    @Inject
    Simulations simulations;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = UUID.fromString(job.subject());
        var pages = 1;
        while (simulations.step(id)) {
            pages++;
        }
        return new Outcome.Done(pages + " pages");
    }
}
