package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.deskbridge.platform.Secrets;

/** Takes up new keys while the product runs, and brings the connectors' secrets under them. */
@ApplicationScoped
@Transactional
public class KeyRotation {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Sealing sealing;

    public void check() {
        if (secrets.refresh()) {
            em.createQuery("select c from Connector c", Connector.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .forEach(sealing::again);
        }
    }
}
