package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.deskbridge.crawl.Visit;
import org.deskbridge.crawl.Visiting;
import org.deskbridge.crawl.Visiting.Manners;
import org.deskbridge.platform.Configuration;
import org.deskbridge.source.Crawls.Step;
import org.deskbridge.source.PageRow.State;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** One request, then a polite pause: a death in between costs one request, and a slow site holds no thread. */
@ApplicationScoped
class Crawling implements WorkHandler {
    static final String KIND = "source.crawl";
    private static final int TRIES = 8;

    @Inject
    Crawls crawls;

    @Inject
    Rounds rounds;

    @Inject
    Visiting visiting;

    @Inject
    Harvest harvest;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = UUID.fromString(job.subject());
        if (job.attempt() > TRIES) {
            rounds.fail(id, "Reading it broke off " + TRIES + " times, so it was given up.");
            return Outcome.done();
        }
        return switch (crawls.next(id)) {
            case Step.Ask ask -> ask(id, visiting.manners(ask.site()));
            case Step.Fetch fetch -> fetch(fetch);
            case Step.End end -> end(id);
            case Step.Over over -> Outcome.done();
        };
    }

    private Outcome ask(UUID id, Manners manners) {
        return switch (manners) {
            case Manners.Known known -> {
                crawls.mayBegin(id, known.robots());
                yield later(id);
            }
            case Manners.Unknown unknown ->
                crawls.mayNot(id, unknown.why(), unknown.lasting())
                        .map(this::in)
                        .orElseGet(Outcome::done);
        };
    }

    private Outcome fetch(Step.Fetch fetch) {
        var origin = fetch.origin();
        var visited = visiting.visit(fetch.address(), fetch.isListing());
        switch (visited.visit()) {
            case Visit.Page page -> {
                if (crawls.isToKeep(origin, page, visited.bytes())) {
                    harvest.bring(origin, page.pieces());
                    rounds.pageEnds(origin.page(), State.READ, "");
                }
            }
            case Visit.Listing listing -> crawls.listed(origin, listing, visited.bytes());
            case Visit.Moved moved -> crawls.moved(origin, moved);
            case Visit.Nothing nothing -> crawls.nothing(origin, nothing.why());
            case Visit.Trouble trouble -> {
                return in(crawls.trouble(origin, trouble));
            }
        }
        return later(origin.source());
    }

    private Outcome end(UUID id) {
        harvest.dropGone(id);
        rounds.end(id);
        return Outcome.done();
    }

    private Outcome later(UUID id) {
        var usual = Duration.parse(Configuration.text("crawl.pause").orElse("PT1S"));
        var wanted = Duration.ofMillis(Math.round(1000 * crawls.pause(id)));
        return in(wanted.compareTo(usual) > 0 ? wanted : usual);
    }

    private Outcome in(Duration pause) {
        return new Outcome.Wait(clock.instant().plus(pause), "more to come", Doubt.NONE);
    }
}
