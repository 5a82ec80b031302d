package org.deskbridge.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.escalation.RuleSetJson;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkQueue;
import org.jspecify.annotations.Nullable;

/** Draft rules on past conversations, beside the rules in force. */
@ApplicationScoped
@Transactional
public class Simulations {
    private static final int PAGE = 200;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    WorkQueue work;

    @Inject
    Transcripts transcripts;

    @Inject
    HandOvers handOvers;

    @Inject
    Past past;

    /** How far one is, and what came out so far; counts are of conversations. */
    public record SimulationView(
            UUID id,
            UUID workspace,
            String state,
            long total,
            long done,
            long handedOverNow,
            long handedOverByDraft,
            Map<String, Long> differences,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        /** Between 0 and 100. */
        public long percent() {
            return total == 0 ? 100 : Math.min(100, done * 100 / total);
        }
    }

    /** What either rule set makes of a conversation; the numbers are those of the visitor's messages. */
    public record Difference(
            UUID id,
            UUID conversation,
            String difference,
            @Nullable Long nowSeq,
            List<String> nowReasons,
            @Nullable Long draftSeq,
            List<String> draftReasons) {}

    public SimulationView begin(UUID workspace, RuleSet draft) {
        var row = new Simulation(RuleSetJson.write(draft).toString(), transcripts.count(), clock.instant());
        em.persist(row);
        em.flush();
        work.add(Task.inner(Simulating.KIND, "simulation:" + row.id, row.id.toString(), null));
        return view(row);
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(Simulation.class, id)).map(row -> row.workspaceId));
    }

    public SimulationView get(UUID id) {
        return view(found(id));
    }

    /** The rules that were tried. */
    public RuleSet draft(UUID id) {
        return rules(found(id));
    }

    /** Those that differ first; a page after the id of its predecessor's last. */
    public List<Difference> differences(UUID id, String difference, @Nullable String cursor, int limit) {
        var after = cursor == null
                ? new UUID(0, 0)
                : Ids.parse(cursor).orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        return em.createQuery(
                        "select s from SimulatedRow s where s.simulationId = :id and s.difference = :difference"
                                + " and s.id > :after order by s.id",
                        SimulatedRow.class)
                .setParameter("id", id)
                .setParameter("difference", difference)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(Simulations::difference)
                .toList();
    }

    public Optional<Difference> difference(UUID id, UUID conversation) {
        return em.createQuery(
                        "select s from SimulatedRow s where s.simulationId = :id and s.conversationId = :conversation",
                        SimulatedRow.class)
                .setParameter("id", id)
                .setParameter("conversation", conversation)
                .getResultStream()
                .map(Simulations::difference)
                .findFirst();
    }

    private static Difference difference(SimulatedRow row) {
        return new Difference(
                row.id,
                row.conversationId,
                row.difference,
                row.nowSeq,
                SimulatedRow.list(row.nowReasons),
                row.draftSeq,
                SimulatedRow.list(row.draftReasons));
    }

    /** One page in one transaction, so that a death repeats nothing; true while there is more. */
    boolean step(UUID id) {
        var row = found(id);
        if (!row.state.equals("running")) {
            return false;
        }
        var chapter = past.read(row.cursor, PAGE);
        var now = handOvers.rules(row.workspaceId);
        var draft = rules(row);
        chapter.conversations().forEach((conversation, moments) -> {
            var before = Moment.first(moments, now);
            var after = Moment.first(moments, draft);
            row.now += before.isPresent() ? 1 : 0;
            row.draft += after.isPresent() ? 1 : 0;
            if (before.isPresent() || after.isPresent()) {
                em.persist(new SimulatedRow(id, conversation.id(), before, after));
            }
        });
        row.done += chapter.conversations().size();
        row.cursor = chapter.next();
        if (row.cursor == null) {
            row.state = "done";
            row.finishedAt = clock.instant();
        }
        return row.cursor != null;
    }

    private static RuleSet rules(Simulation row) {
        try (var reader = Json.createReader(new StringReader(row.rules))) {
            JsonObject json = reader.readObject();
            return RuleSetJson.read(new Fields(json), RuleSet.DEFAULT);
        }
    }

    private SimulationView view(Simulation row) {
        var differences = em.createQuery(
                        "select s.difference, count(s) from SimulatedRow s where s.simulationId = :id group by s.difference",
                        Object[].class)
                .setParameter("id", row.id)
                .getResultStream()
                .collect(Collectors.toMap(one -> (String) one[0], one -> (Long) one[1]));
        return new SimulationView(
                row.id,
                row.workspaceId,
                row.state,
                row.total,
                row.done,
                row.now,
                row.draft,
                differences,
                row.startedAt,
                row.finishedAt);
    }

    private Simulation found(UUID id) {
        return Optional.ofNullable(em.find(Simulation.class, id)).orElseThrow(() -> Problem.notFound("simulation"));
    }
}
