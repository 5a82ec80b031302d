package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.logging.Logger;
import org.deskbridge.platform.Secrets;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether this key set opens this database's secrets: after a restore with the wrong one nothing that is sealed would work. */
@Readiness
@ApplicationScoped
public class KeyCheck implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(KeyCheck.class.getName());
    private static final String SAID = "deskbridge.secrets.keyset does not open the secrets of this database; it is not"
            + " the key set that belongs to it. Restore that one; until then this node is not ready.";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Secrets secrets;

    /** At the start, so that nobody has to find out at the first use. */
    @Transactional
    public void atStart() {
        if (!opens()) {
            LOG.severe(SAID);
        }
    }

    @Override
    @Transactional
    public HealthCheckResponse call() {
        boolean opens;
        try {
            opens = opens();
        } catch (PersistenceException e) {
            // that the database does not answer is said by the check that is about it
            return HealthCheckResponse.named("keyset").down().build();
        }
        var response = HealthCheckResponse.named("keyset").status(opens);
        return opens ? response.build() : response.withData("cause", SAID).build();
    }

    /** The oldest workspace's secret stands for all: one key set seals them. */
    boolean opens() {
        return em.createQuery(
                        "select w from Workspace w where w.identitySecret is not null order by w.createdAt, w.id",
                        Workspace.class)
                .setMaxResults(1)
                .getResultStream()
                .allMatch(workspace -> workspace.opensWith(secrets));
    }
}
