package org.deskbridge.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Takes conversations out of every table that is about them, in the order of the foreign keys. SQL and not entities: they
 * are private to a dozen features, and a feature that forgets to forget would leave a visitor's words behind.
 */
@ApplicationScoped
@Transactional
class Erasure {
    private static final int BATCH = 50;

    /** Resolved, quiet for long, and nowhere still open: neither as a ticket here or at a desk nor as work. */
    private static final String OVER = """
            select c.id from conversation c
            where c.workspace_id = :workspace and c.status = 'RESOLVED' and c.last_message_at < :before
              and not exists (select 1 from ticket t
                  where t.conversation_id = c.id and t.status not in ('solved', 'closed'))
              and not exists (select 1 from ticket_link l
                  where l.conversation_id = c.id and l.status not in ('solved', 'closed'))
              and not exists (select 1 from assisted_ticket a
                  where a.conversation_id = c.id and a.status not in ('solved', 'closed'))
              and c.id not in (select w.conversation_id from work_item w
                  where w.state in ('QUEUED', 'SENDING', 'RETRYING') and w.workspace_id = :workspace
                    and w.conversation_id is not null)
            order by c.last_message_at limit :batch for update""";

    private static final List<String> ABOUT = List.of(
            "delete from simulated where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from rule_firing where workspace_id = :workspace and episode_id in"
                    + " (select e.id from episode e where e.conversation_id in (:ids))",
            "delete from ticket where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from desk_message where workspace_id = :workspace and link_id in"
                    + " (select l.id from ticket_link l where l.conversation_id in (:ids))",
            "delete from ticket_link where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from assisted_ticket where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from episode where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from answer_trace where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from attachment where workspace_id = :workspace and message_id in"
                    + " (select m.id from message m where m.conversation_id in (:ids))",
            "delete from message where workspace_id = :workspace and conversation_id in (:ids)",
            "delete from conversation where workspace_id = :workspace and id in (:ids)");

    private static final String VISITORS = """
            delete from visitor where workspace_id = :workspace and id in (:ids)
              and not exists (select 1 from conversation c where c.visitor_id = visitor.id)
              and not exists (select 1 from attachment a where a.visitor_id = visitor.id)""";

    private static final String DONE = """
            select w.id from work_item w
            where w.workspace_id = :workspace and w.finished_at < :before
              and w.state in ('DELIVERED', 'DEAD') and w.holds_lane = false
            order by w.position limit :batch""";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /** One batch, all or nothing; returns how many conversations it was. */
    @Transactional(TxType.REQUIRES_NEW)
    int conversations(UUID workspace, Instant before) {
        var ids = ids(OVER, workspace, before);
        if (ids.isEmpty()) {
            return 0;
        }
        List<?> visitors = em.createNativeQuery(
                        "select distinct visitor_id from conversation where id in (:ids)", UUID.class)
                .setParameter("ids", ids)
                .getResultList();
        em.createNativeQuery("delete from model_usage where workspace_id = :workspace and spent_on in (:ids)")
                .setParameter("workspace", workspace)
                .setParameter(
                        "ids", ids.stream().map(id -> "conversation:" + id).toList())
                .executeUpdate();
        ABOUT.forEach(statement -> of(statement, workspace, ids).executeUpdate());
        of(VISITORS, workspace, visitors).executeUpdate();
        return ids.size();
    }

    /** The ledger's lines that are finished, with what was sent and answered; what holds a lane is not. */
    @Transactional(TxType.REQUIRES_NEW)
    int work(UUID workspace, Instant before) {
        var ids = ids(DONE, workspace, before);
        if (!ids.isEmpty()) {
            of(
                            "delete from delivery_attempt where workspace_id = :workspace and work_item_id in (:ids)",
                            workspace,
                            ids)
                    .executeUpdate();
            of("delete from work_item where workspace_id = :workspace and id in (:ids)", workspace, ids)
                    .executeUpdate();
        }
        return ids.size();
    }

    private List<UUID> ids(String select, UUID workspace, Instant before) {
        List<?> found = em.createNativeQuery(select, UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("before", before)
                .setParameter("batch", BATCH)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    private Query of(String statement, UUID workspace, List<?> ids) {
        return em.createNativeQuery(statement)
                .setParameter("workspace", workspace)
                .setParameter("ids", ids);
    }
}
