package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Tenant;

/** Begins the next round of sites that are read daily or weekly; one that cannot be begun keeps none of the others waiting. */
@ApplicationScoped
class Revisiting {
    private static final Logger LOG = Logger.getLogger(Revisiting.class.getName());

    @Inject
    Sources sources;

    void revisit() {
        Tenant.everywhere(sources::due).forEach(this::safely);
    }

    private void safely(UUID source, UUID workspace) {
        try {
            Tenant.in(workspace, () -> sources.crawlIfDue(source));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "cannot read source " + source + " again now");
        }
    }
}
