package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.workspace.Workspaces;

/** To which desk the member's workspace hands over, and whether one of its connectors answers to that. */
@Named
@RequestScoped
public class DeskMode {
    @Inject
    Member member;

    @Inject
    Workspaces workspaces;

    @Inject
    Connectors connectors;

    @Inject
    Helpdesks helpdesks;

    public String getNow() {
        return workspaces.get(member.workspaceId()).helpdeskMode();
    }

    public boolean isAvailable(Vendor vendor) {
        return helpdesks.of(vendor.getType()).isPresent();
    }

    public boolean isConnected(Vendor vendor) {
        return living().stream().anyMatch(one -> one.type().equals(vendor.getType()));
    }

    public boolean isServed(String mode) {
        return mode.equals("builtin")
                || living().stream().anyMatch(one -> one.type().equals(mode) && one.connected());
    }

    /** The workspace's connectors that have not been given up. */
    public List<ConnectorView> living() {
        return all().stream().filter(one -> !one.state().equals("disconnected")).toList();
    }

    List<ConnectorView> all() {
        return connectors.of(member.workspaceId());
    }

    void turnTo(String mode) {
        member.mustBeAdmin();
        workspaces.change(member.workspaceId(), new Workspaces.Change(null, mode, null, null, null, null, null));
    }
}
