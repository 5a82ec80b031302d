package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Role;
import org.deskbridge.workspace.WorkspaceView;

/** Which connectors and workspaces the member at the console may administer; as over REST, all of a connector's or none. */
@Named
@RequestScoped
public class Reach {
    @Inject
    Member member;

    @Inject
    Accounts accounts;

    @Inject
    Connectors connectors;

    public List<WorkspaceView> getWorkspaces() {
        return member.getWorkspaces().stream()
                .filter(one -> accounts.role(member.getId(), one.id())
                        .filter(role -> role.covers(Role.ADMIN))
                        .isPresent())
                .toList();
    }

    public boolean covers(ConnectorView connector) {
        return ids().containsAll(connector.workspaces());
    }

    private Set<UUID> ids() {
        return getWorkspaces().stream().map(WorkspaceView::id).collect(Collectors.toSet());
    }

    /** The connector of this workspace with this id, for who may change it. */
    ConnectorView connector(String id) {
        member.mustBeAdmin();
        var found = Ids.parse(id)
                .flatMap(connectors::get)
                .filter(one -> one.workspaces().contains(member.workspaceId()))
                .orElseThrow(() -> Problem.notFound("connector"));
        if (!covers(found)) {
            throw new Problem(403, "this also belongs to a workspace that you do not administer");
        }
        return found;
    }

    /** The workspaces that were ticked, of those that may be. */
    Set<UUID> chosen(List<String> ticked) {
        var chosen = new HashSet<>(ids());
        chosen.removeIf(one -> !ticked.contains(one.toString()));
        if (chosen.isEmpty()) {
            throw Problem.field("workspaces", "must name at least one workspace");
        }
        return chosen;
    }
}
