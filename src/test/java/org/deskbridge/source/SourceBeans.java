package org.deskbridge.source;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.crawl.VisitingForTests;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.knowledge.KnowledgeBeans;
import org.deskbridge.language.Embedding;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkBeans;
import org.deskbridge.work.WorkHandler;

/** The beans of this package on one database, wired as the container would, and a worker that is asked for one step at a time. */
final class SourceBeans {
    final UUID workspace = UUID.randomUUID();
    final Sources sources;
    final SentFiles files = new SentFiles();
    final Revisiting revisiting = new Revisiting();
    final Articles articles;
    private final TestDatabase database;
    private final Crawling crawling = new Crawling();
    private final Filing filing = new Filing();
    private final Removing removing = new Removing();

    SourceBeans(TestDatabase database, Embedding embedding, Outbound outbound, Clock clock) {
        this.database = database;
        Tenant.everywhere(() -> {
            database.tx(() -> Rows.workspace(database.em(), workspace));
            return workspace;
        });
        articles = KnowledgeBeans.articles(database, embedding, clock);
        sources = sources(clock);
        files.sources = sources;
        revisiting.sources = sources;
        var rounds = bean(Rounds.class);
        rounds.em = database.em();
        rounds.clock = clock;
        var harvest = new Harvest();
        harvest.articles = articles;
        harvest.kept = bean(KeptArticles.class);
        harvest.kept.em = database.em();
        crawling.crawls = crawls(rounds, clock);
        crawling.rounds = rounds;
        crawling.harvest = harvest;
        crawling.clock = clock;
        crawling.visiting = VisitingForTests.through(outbound);
        filing.rounds = rounds;
        filing.harvest = harvest;
        removing.harvest = harvest;
        removing.kept = harvest.kept;
    }

    private <T> T bean(Class<T> type) {
        return database.transactional(type);
    }

    private Sources sources(Clock clock) {
        var made = bean(Sources.class);
        made.em = database.em();
        made.clock = clock;
        made.work = WorkBeans.queue(database);
        made.counts = bean(SourceCounts.class);
        made.counts.em = database.em();
        return made;
    }

    private Crawls crawls(Rounds rounds, Clock clock) {
        var made = bean(Crawls.class);
        made.em = database.em();
        made.clock = clock;
        made.rounds = rounds;
        made.frontier = bean(Frontier.class);
        made.frontier.em = database.em();
        made.frontier.rounds = rounds;
        return made;
    }

    <T> T inside(Supplier<T> what) {
        return Tenant.in(workspace, what);
    }

    /** One claimed piece of work; true when there is more to come. */
    boolean step(UUID source) {
        var outcome = inside(() -> crawling.run(job(source)));
        return outcome instanceof Outcome.Wait;
    }

    /** To its end, in so many steps at most that a crawl without end fails its test. */
    SourceView crawled(UUID source, int mostSteps) {
        var steps = 0;
        while (step(source)) {
            if (++steps > mostSteps) {
                throw new AssertionError("not at its end after " + steps + " steps");
            }
        }
        return view(source);
    }

    SourceView filed(UUID source) {
        inside(() -> filing.run(job(source)));
        return view(source);
    }

    void removed(UUID source) {
        inside(() -> {
            sources.remove(source);
            return removing.run(job(source));
        });
    }

    SourceView view(UUID source) {
        return inside(() -> sources.get(source));
    }

    private WorkHandler.Job job(UUID source) {
        return new WorkHandler.Job(UUID.randomUUID(), workspace, "src", source.toString(), null, 1, (Instant) null);
    }
}
