package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Giving an account up, and who takes over what it had. */
@Named
@RequestScoped
public class Parting {
    @Inject
    Reach reach;

    @Inject
    Connecting connecting;

    @Inject
    DeskMode desk;

    public void disconnect(ConnectorView connector) {
        var now = reach.connector(connector.id().toString());
        connecting.disconnect(now.id());
        Messages.addFlashGlobalInfo("{0} is disconnected and its credentials are erased.", now.name());
        Faces.redirect(Faces.getRequestContextPath() + "/console/integrations.xhtml");
    }

    /** Another account of the desk that is chosen, the newest where there are several; else the built-in one. */
    public String successor(ConnectorView gone) {
        return desk.living().stream()
                .filter(one -> one.type().equals(desk.getNow()) && !one.id().equals(gone.id()))
                .reduce((older, newer) -> newer)
                .map(one -> "“" + one.name() + "”")
                .orElse("the built-in desk, and your team is mailed");
    }
}
