package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.deskbridge.connector.ConnectorView;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The vendors, and this workspace's accounts at each. */
@Named
@ViewScoped
public class IntegrationsPage implements Serializable {
    @Inject
    Member member;

    @Inject
    DeskMode desk;

    @Inject
    SandboxTrial sandbox;

    private List<Card> cards = List.of();

    /** A vendor with the accounts at it that are kept in step. */
    public record Card(Vendor vendor, boolean available, List<ConnectorView> connectors) {
        public boolean hasSandbox(SandboxTrial trial) {
            return connectors.stream().anyMatch(trial::isOf);
        }
    }

    public void open() {
        member.mustBeAdmin();
        var living = desk.living();
        cards = Stream.of(Vendor.values())
                .map(vendor -> new Card(
                        vendor,
                        desk.isAvailable(vendor),
                        living.stream()
                                .filter(one -> one.type().equals(vendor.getType()))
                                .toList()))
                .toList();
    }

    public void trySandbox(String type) {
        member.mustBeAdmin();
        sandbox.connect(type, member.workspaceId(), PublicAddress.api());
        desk.turnTo(type);
        Messages.addFlashGlobalInfo("The sandbox is connected, and hand-overs go to it from now on.");
        Faces.redirect(Faces.getRequestContextPath() + "/console/integrations.xhtml");
    }

    /** The vendor that hand-overs should go to although none of its accounts works; empty when all is well. */
    public String getUnserved() {
        var mode = desk.getNow();
        return desk.isServed(mode) ? "" : Vendor.title(mode);
    }

    public List<Card> getCards() {
        return cards;
    }
}
