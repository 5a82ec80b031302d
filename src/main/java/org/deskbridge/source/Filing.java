package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.reading.Documents;
import org.deskbridge.reading.Part;
import org.deskbridge.reading.Unreadable;
import org.deskbridge.source.PageRow.State;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Reads a file that was sent, and makes articles of it; a death in between is made good by reading it again. */
@ApplicationScoped
class Filing implements WorkHandler {
    static final String KIND = "source.file";

    /** A file that has broken the server that often will do so again. */
    private static final int TRIES = 3;

    @Inject
    Rounds rounds;

    @Inject
    Harvest harvest;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = UUID.fromString(job.subject());
        var begun = rounds.begin(id);
        if (begun.isEmpty()) {
            return Outcome.done();
        }
        if (job.attempt() > TRIES) {
            rounds.fail(id, "Reading it broke off " + TRIES + " times, so it was given up.");
            return Outcome.done();
        }
        try {
            Documents.read(begun.get().name(), rounds.content(id), part -> take(id, begun.get(), part));
        } catch (Unreadable e) {
            rounds.fail(id, "The file " + e.why() + ".");
            return new Outcome.Done(e.why());
        }
        harvest.dropGone(id);
        rounds.end(id);
        return Outcome.done();
    }

    private void take(UUID id, Rounds.Begun begun, Part part) {
        var page = rounds.part(id, part.path());
        if (!part.trouble().isEmpty()) {
            rounds.pageEnds(page, State.FAILED, part.trouble());
            return;
        }
        harvest.bring(new Harvest.Origin(id, page, part.path(), begun.language()), part.pieces());
        rounds.pageEnds(page, State.READ, "");
    }
}
