package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.crawl.Robots;
import org.deskbridge.crawl.Visit;
import org.deskbridge.crawl.WebAddress;
import org.deskbridge.source.PageRow.State;

/** The frontier of a crawl as rows: what is next, and what a visit has changed. */
@ApplicationScoped
@Transactional
class Crawls {
    private static final int LONGEST_ROBOTS = 100_000;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Rounds rounds;

    @Inject
    Frontier frontier;

    /** What to do now; each is one request at most. */
    sealed interface Step {
        record Ask(WebAddress site) implements Step {}

        record Fetch(Harvest.Origin origin, WebAddress address, boolean isListing) implements Step {}

        record End() implements Step {}

        record Over() implements Step {}
    }

    Step next(UUID id) {
        var open = rounds.open(id);
        if (open.isEmpty()) {
            return new Step.Over();
        }
        var row = open.get();
        row.run(clock.instant());
        if (row.robots == null) {
            return new Step.Ask(frontier.start(row));
        }
        for (var page = frontier.waiting(row); page.isPresent(); page = frontier.waiting(row)) {
            if (row.isFull(frontier.visited(row))) {
                row.cut = true;
                return new Step.End();
            }
            if (++page.get().attempts <= SourceLimits.TRIES) {
                return fetch(row, page.get());
            }
            page.get().end(State.FAILED, "could not be read in " + SourceLimits.TRIES + " tries");
        }
        return new Step.End();
    }

    private static Step fetch(SourceRow row, PageRow page) {
        var origin = new Harvest.Origin(row.id, page.id, page.address, row.language);
        return new Step.Fetch(origin, new WebAddress(page.address), page.listing);
    }

    /** Begins where the source says, and where its host's sitemaps do. */
    void mayBegin(UUID id, Robots robots) {
        rounds.open(id).ifPresent(row -> {
            row.troubles = 0;
            row.robots = robots.text();
            var start = frontier.start(row);
            if (row.robots.length() > LONGEST_ROBOTS) {
                rounds.fail(id, "Its robots.txt is too long to be obeyed.");
            } else if (!robots.allows(start)) {
                rounds.fail(id, "Its robots.txt does not let robots read " + start + ".");
            } else {
                frontier.begin(row, start, robots);
            }
        });
    }

    /** How long to wait before robots.txt is asked for again; empty when the crawl has ended for want of it. */
    Optional<Duration> mayNot(UUID id, String why, boolean isLasting) {
        return rounds.open(id).flatMap(row -> {
            if (isLasting || ++row.troubles >= SourceLimits.TRIES) {
                rounds.fail(id, "The site cannot be read: " + why + ".");
                return Optional.empty();
            }
            return Optional.of(AFTER_TROUBLE);
        });
    }

    /** Whether the page's texts are to be kept; its links wait to be followed either way. */
    boolean isToKeep(Harvest.Origin origin, Visit.Page found, int bytes) {
        var row = met(origin, bytes);
        var page = em.find(PageRow.class, origin.page());
        if (row.isEmpty() || page == null) {
            return false;
        }
        frontier.addLinks(row.get(), page, found.links());
        page.contentHash = Hash.of(found.pieces());
        var why = found.pieces().isEmpty() ? found.whyNot() : frontier.whyNot(row.get(), page, found);
        if (!why.isEmpty()) {
            page.end(State.LEFT_OUT, why);
        }
        return why.isEmpty();
    }

    private Optional<SourceRow> met(Harvest.Origin origin, int bytes) {
        var row = rounds.open(origin.source());
        row.ifPresent(one -> {
            one.troubles = 0;
            one.bytes += bytes;
        });
        return row;
    }

    void listed(Harvest.Origin origin, Visit.Listing listing, int bytes) {
        met(origin, bytes).ifPresent(row -> {
            var page = em.find(PageRow.class, origin.page());
            frontier.addListed(row, page, listing);
            page.end(State.LISTED, "");
        });
    }

    void moved(Harvest.Origin origin, Visit.Moved moved) {
        met(origin, 0).ifPresent(row -> {
            var page = em.find(PageRow.class, origin.page());
            var why = frontier.follow(row, page, moved);
            page.end(why.isEmpty() ? State.MOVED : State.LEFT_OUT, why);
        });
    }

    void nothing(Harvest.Origin origin, String why) {
        met(origin, 0).ifPresent(row -> rounds.pageEnds(origin.page(), State.LEFT_OUT, why));
    }

    /** Returns how long to leave the site alone. */
    Duration trouble(Harvest.Origin origin, Visit.Trouble trouble) {
        var page = em.find(PageRow.class, origin.page());
        rounds.open(origin.source()).ifPresent(row -> {
            row.troubles++;
            if (page.attempts >= SourceLimits.TRIES) {
                page.end(State.FAILED, trouble.why());
            }
            if (row.troubles >= SourceLimits.TROUBLES) {
                rounds.fail(
                        row.id, "The site does not answer as it should (" + page.address + ": " + trouble.why() + ").");
            }
        });
        return trouble.pause().orElse(AFTER_TROUBLE.multipliedBy(page == null ? 1 : Math.max(1, page.attempts)));
    }

    /** Seconds that the host wants between two requests. */
    double pause(UUID id) {
        return rounds.open(id)
                .map(row -> row.robots == null ? 0 : Robots.of(row.robots).pause())
                .orElse(0.0);
    }
}
