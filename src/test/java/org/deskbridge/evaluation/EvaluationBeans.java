package org.deskbridge.evaluation;

import jakarta.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.deskbridge.TestDatabase;
import org.deskbridge.assistant.AgentForTests;
import org.deskbridge.assistant.TraceWiring;
import org.deskbridge.conversation.Beans;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Wiring;
import org.deskbridge.evaluation.EvaluationReport.ResultView;
import org.deskbridge.evaluation.EvaluationReport.RunView;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.knowledge.KnowledgeBeans;
import org.deskbridge.language.Embedding;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkBeans;
import org.deskbridge.workspace.WorkspaceBeans;

/** The beans of this package on one database, wired as the container would, over articles that a test writes. */
final class EvaluationBeans {
    final TestDatabase database;
    final UUID workspace;
    final Articles articles;
    final HandOvers handOvers;
    final EvaluationSets sets;
    final TestCases cases;
    final EvaluationRuns runs;
    final EvaluationReport report;
    final Evaluating worker;

    EvaluationBeans(TestDatabase database, Embedding embedding) {
        this.database = database;
        workspace = Beans.workspace(database);
        articles = KnowledgeBeans.articles(database, embedding, Clock.systemUTC());
        handOvers = Wiring.handOvers(database);
        sets = database.transactional(EvaluationSets.class);
        sets.em = database.em();
        sets.clock = Clock.systemUTC();
        cases = cases();
        runs = database.transactional(EvaluationRuns.class);
        runs.em = database.em();
        runs.clock = Clock.systemUTC();
        runs.work = WorkBeans.queue(database);
        runs.sets = sets;
        report = database.transactional(EvaluationReport.class);
        report.em = database.em();
        worker = worker(embedding);
    }

    private TestCases cases() {
        var suggestions = new Suggestions();
        suggestions.traces = TraceWiring.traces(database, Beans.transcripts(database));
        suggestions.articles = articles;
        var made = database.transactional(TestCases.class);
        made.em = database.em();
        made.clock = Clock.systemUTC();
        made.sets = sets;
        made.drafts = new Drafts();
        made.drafts.articles = articles;
        made.drafts.suggestions = suggestions;
        made.table = new CaseTable();
        made.table.articles = articles;
        return made;
    }

    private Evaluating worker(Embedding embedding) {
        var made = new Evaluating();
        made.runs = runs;
        made.answers = new Answers();
        made.answers.rehearsal = AgentForTests.rehearsal(KnowledgeBeans.retrieval(database, embedding), embedding);
        made.answers.handOvers = handOvers;
        made.answers.workspaces = WorkspaceBeans.workspaces(database);
        return made;
    }

    <T> T inside(Supplier<T> what) {
        return Tenant.in(workspace, what);
    }

    UUID set(String name) {
        return inside(() -> sets.add(name)).id();
    }

    UUID article(String title, String body) {
        return inside(() -> articles.add(workspace, title, body, null)).id();
    }

    static Fields fields(String... namesAndValues) {
        var json = Json.createObjectBuilder();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            json.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Fields(json.build());
    }

    UUID add(UUID set, String... namesAndValues) {
        return inside(() -> cases.add(set, fields(namesAndValues))).id();
    }

    boolean round(UUID run) {
        return inside(() -> worker.round(workspace, run));
    }

    RunView run(UUID set) {
        var begun = inside(() -> runs.begin(set));
        var more = round(begun);
        while (more) {
            more = round(begun);
        }
        return view(begun);
    }

    RunView view(UUID run) {
        return inside(() -> report.get(run));
    }

    List<ResultView> results(RunView run, Shown shown) {
        return inside(() -> report.results(run.id(), shown, null, 1000));
    }
}
