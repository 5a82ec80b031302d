package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Tenant;

/** Looks for open tickets at desks that are not connected any more; one after the other, so that a death in between is only a delay. */
@ApplicationScoped
class Adopting {
    private static final Logger LOG = Logger.getLogger(Adopting.class.getName());
    private static final int AT_ONCE = 500;

    @Inject
    Links links;

    @Inject
    Orphans orphans;

    void adopt() {
        for (var link : Tenant.everywhere(() -> links.orphaned(AT_ONCE))) {
            try {
                Tenant.in(link.workspace(), () -> orphans.adopt(link.id()));
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "the conversation of ticket " + link.externalId() + " stays where it is");
            }
        }
    }
}
