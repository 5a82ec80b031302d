package org.deskbridge.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Ids;

/**
 * What models cost, in tokens. Each call's worst case is set aside before it is made and corrected afterwards, so that calls
 * at the same time cannot pass a limit together; what dies in between stays spent.
 */
@ApplicationScoped
@Transactional
class Spending {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    /** Tokens set aside for one call, and for what. */
    record Aside(UUID workspace, List<String> on, long tokens) {}

    /** What a call may cost; nothing is kept of it where it would pass the limit of the conversation or of the day. */
    boolean setAside(Aside aside, long conversationTokens, long dayTokens) {
        if (!take(aside, aside.on.getFirst(), dayTokens)) {
            return false;
        }
        for (var on : aside.on.subList(1, aside.on.size())) {
            if (!take(aside, on, conversationTokens)) {
                correct(new Aside(aside.workspace, List.of(aside.on.getFirst()), aside.tokens), 0);
                return false;
            }
        }
        return true;
    }

    Aside aside(UUID workspace, UUID conversation, long tokens) {
        return new Aside(workspace, List.of(today(), "conversation:" + conversation), tokens);
    }

    /** The call did not cost what was set aside, but this. */
    void correct(Aside aside, long tokens) {
        for (var on : aside.on) {
            em.createNamedQuery("ModelUsage.correct")
                    .setParameter("tokens", tokens - aside.tokens)
                    .setParameter("workspace", aside.workspace)
                    .setParameter("on", on)
                    .executeUpdate();
        }
    }

    long today(UUID workspace) {
        return em.createQuery(
                        "select u.tokens from ModelUsage u where u.workspaceId = :workspace and u.spentOn = :on",
                        Long.class)
                .setParameter("workspace", workspace)
                .setParameter("on", today())
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    private boolean take(Aside aside, String on, long most) {
        em.createNativeQuery(
                        "insert into model_usage (id, workspace_id, spent_on, tokens) values (:id, :workspace, :on, 0)"
                                + " on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("workspace", aside.workspace)
                .setParameter("on", on)
                .executeUpdate();
        return em.createNamedQuery("ModelUsage.setAside")
                        .setParameter("tokens", aside.tokens)
                        .setParameter("workspace", aside.workspace)
                        .setParameter("on", on)
                        .setParameter("most", most)
                        .executeUpdate()
                == 1;
    }

    private String today() {
        return "day:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
