package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.UUID;

/** Until when a vendor does not want to hear from us, kept where a restart and the other nodes find it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Blocks {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    public void remember(UUID connector, Instant until) {
        em.createQuery("update Connector c set c.blockedUntil = :until where c.id = :id")
                .setParameter("until", until)
                .setParameter("id", connector)
                .executeUpdate();
    }
}
