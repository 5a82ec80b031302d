package org.deskbridge.assistant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deskbridge.TestDatabase;
import org.deskbridge.TestInstance;
import org.deskbridge.assistant.AgentTool.Source;
import org.deskbridge.assistant.LanguageModel.Prompt;
import org.deskbridge.assistant.LanguageModel.Reply;
import org.deskbridge.conversation.Beans;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Signal;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Turn;
import org.deskbridge.conversation.Visits;
import org.deskbridge.escalation.Wiring;
import org.deskbridge.knowledge.Feature;
import org.deskbridge.knowledge.Features;
import org.deskbridge.knowledge.Findings;
import org.deskbridge.knowledge.Passage;
import org.deskbridge.knowledge.Ranked;
import org.deskbridge.language.Vector;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.WorkspaceBeans;
import org.deskbridge.workspace.Workspaces;

/** The agent with its real tools, on a real database; the model and the world that the tools reach are the test's. */
final class ModelFixture implements LanguageModel {
    static final Source RETURNS = new Source(
            new UUID(7, 1), "Returns", "https://help.shop.example/returns", "You have 45 days to return it.", 0.9);
    static final Source WARRANTY = new Source(new UUID(7, 2), "Warranty", null, "The warranty is two years.", 0.3);
    static final String SITE = "https://shop.example";

    final UUID workspace;
    final List<String> asked = new ArrayList<>();
    final List<String> searched = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    final List<Prompt> prompts = new ArrayList<>();
    final ModelAgent agent = new ModelAgent();
    final Transcripts transcripts;
    final Visits visits;
    BiFunction<Prompt, Consumer<String>, Reply> model = (prompt, pieces) -> new Reply("", List.of());

    ModelFixture(TestDatabase database, AgentTool... more) {
        workspace = Beans.workspace(database);
        transcripts = Beans.transcripts(database);
        visits = Beans.visits(database);
        var workspaces = WorkspaceBeans.workspaces(database);
        workspaces.change(workspace, new Workspaces.Change(null, null, List.of(SITE), null, null, null, null));
        agent.models = new TestInstance<>(List.of(this));
        agent.tools = new TestInstance<>(
                Stream.concat(tools(database, workspaces), Stream.of(more)).toList());
        agent.knowledge = knowledge();
        agent.workspaces = workspaces;
        agent.transcripts = transcripts;
        agent.signals = database.event(List.of(signals::add));
        agent.draftEvery = Duration.ZERO;
    }

    private Stream<AgentTool> tools(TestDatabase database, Workspaces workspaces) {
        var search = new KnowledgeTool();
        search.knowledge = knowledge();
        var person = new HandOverTool();
        person.workspaces = workspaces;
        person.handOvers = Wiring.handOvers(database);
        return Stream.of(search, person, looking(new DeskHistoryTool()), looking(new OpenTicketsTool()));
    }

    private AgentTool looking(TicketsTool tool) {
        tool.transcripts = transcripts;
        tool.desks = new TestInstance<>(List.of(new EarlierTickets() {
            @Override
            public boolean isAskable(UUID of) {
                return true;
            }

            @Override
            public List<Known> of(UUID of, String email) {
                asked.add(of + " " + email);
                var open = new Earlier("#12", "secret of " + email, true, Instant.EPOCH);
                var closed = new Earlier("#9", "old secret of " + email, false, Instant.EPOCH);
                return List.of(new Known("Gorgias", List.of(open, closed)));
            }
        }));
        return tool;
    }

    private Searching knowledge() {
        return new Searching() {
            @Override
            public List<Source> search(UUID of, String query) {
                searched.add(of + " " + query);
                return List.of(WARRANTY);
            }

            @Override
            public List<Source> sources(Findings findings) {
                return findings.ranked().stream()
                        .map(ranked -> ranked.articleId().equals(RETURNS.articleId()) ? RETURNS : WARRANTY)
                        .toList();
            }
        };
    }

    UUID verified(String email) {
        return Tenant.in(workspace, () -> {
            var visitor = visits.verified(Ids.next(), "sub " + email, new Contact("Ann", email, null));
            visits.begin(visitor, visitor, new Visits.Arrival(null, null, null, null));
            return visitor;
        });
    }

    UUID unverified(TestDatabase database, String email) {
        var visitor = Beans.begun(database, workspace);
        Tenant.in(workspace, () -> visits.introduce(visitor, new Contact("Ann", email, null)));
        return visitor;
    }

    static Turn turn(UUID conversation, String... said) {
        return new Turn(conversation, Control.ASSISTANT, 0, said.length, List.of(said), 1, "");
    }

    /** What the embedded agent would have said: that returns are known, and is sure or is not. */
    static Judged embedded(boolean sure) {
        var passage = new Passage(0, "", RETURNS.text());
        var ranked = new Ranked(
                RETURNS.articleId(),
                RETURNS.title(),
                RETURNS.url(),
                1,
                passage,
                List.of(),
                new Features(new EnumMap<>(Feature.class)));
        var timings = new Findings.Timings(0, 0, 0);
        var findings = new Findings("q", "q", Vector.NONE, List.of(ranked), 0.9, timings);
        var decision = sure ? new Decision.Answer("In the article's words.", List.of(), 0.9) : new Decision.Unsure(0.4);
        return new Judged(decision, sure ? "answer" : "below-threshold", 0.1, findings, 1);
    }

    Judged judged(boolean sure, Turn turn) {
        return Tenant.in(workspace, () -> agent.instead(embedded(sure), workspace, turn, turn.visitorTexts(), 0.6));
    }

    /** The model says this, in two pieces, one reply after the other. */
    void says(Reply... replies) {
        var left = new ArrayList<>(List.of(replies));
        model = (prompt, pieces) -> {
            var reply = left.removeFirst();
            var half = reply.text().length() / 2;
            pieces.accept(reply.text().substring(0, half));
            pieces.accept(reply.text().substring(half));
            return reply;
        };
    }

    @Override
    public boolean isFor(UUID of) {
        return of.equals(workspace);
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<String> pieces) {
        prompts.add(prompt);
        return model.apply(prompt, pieces);
    }
}
