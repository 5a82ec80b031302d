package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Takes the articles of a removed source away, and then what is left of it. */
@ApplicationScoped
class Removing implements WorkHandler {
    static final String KIND = "source.remove";

    @Inject
    Harvest harvest;

    @Inject
    KeptArticles kept;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = UUID.fromString(job.subject());
        harvest.dropAll(id);
        kept.forgetSource(id);
        return Outcome.done();
    }
}
