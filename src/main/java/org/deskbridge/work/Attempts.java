package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said to the outside for a piece of work, and what came back: the ledger's evidence. */
@ApplicationScoped
@Transactional
public class Attempts {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /**
     * One exchange, without secrets.
     *
     * @param status the HTTP status, 0 where none came
     * @param millis from the first byte sent to the last received
     */
    public record Attempt(
            Instant at,
            String request,
            String response,
            int status,
            int millis,
            @Nullable String cause) {}

    /** By itself, so that it stays even if what follows fails. */
    @Transactional(TxType.REQUIRES_NEW)
    public void record(UUID item, Attempt attempt) {
        em.persist(new DeliveryAttempt(item, attempt));
    }

    public List<Attempt> of(UUID item) {
        return em.createQuery(
                        "select a from DeliveryAttempt a where a.workItemId = :item order by a.at, a.id",
                        DeliveryAttempt.class)
                .setParameter("item", item)
                .setMaxResults(200)
                .getResultStream()
                .map(DeliveryAttempt::view)
                .toList();
    }
}
