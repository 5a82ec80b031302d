package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.Connectors;
import org.deskbridge.platform.Problem;

/** Puts webhooks on again that a vendor has switched off, as Gorgias does after a hundred failures. */
@ApplicationScoped
class Reviving {
    private static final Logger LOG = Logger.getLogger(Reviving.class.getName());

    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

    void revive() {
        for (var connector : connectors.living()) {
            try {
                if (connecting.reviveWebhook(connector)) {
                    LOG.log(Level.WARNING, "the vendor had switched off the webhook of {0}; it is on again", connector);
                }
            } catch (Problem unknown) {
                LOG.log(Level.FINE, "the webhook of {0} cannot be looked at now", connector);
            }
        }
    }
}
