package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Accounts.Person;
import org.deskbridge.workspace.Role;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** Who is at the console in this request, in which workspace and as what; read afresh, so that a lost role is lost at once. */
@Named
@RequestScoped
public class Member {
    @Inject
    HttpServletRequest request;

    @Inject
    Accounts accounts;

    @Inject
    Workspaces workspaces;

    @Inject
    Choice choice;

    private @Nullable Person person;
    private @Nullable WorkspaceView workspace;
    private List<WorkspaceView> all = List.of();
    private Role role = Role.AGENT;

    /** Finds out; empty when nobody is logged in or the member belongs to no workspace. */
    Optional<UUID> enter() {
        var principal = request.getUserPrincipal();
        person = principal == null
                ? null
                : accounts.withEmail(principal.getName()).orElse(null);
        if (person != null) {
            all = workspaces.of(person.id());
            workspace = chosen().orElse(null);
        }
        return Optional.ofNullable(workspace).map(this::inside);
    }

    private Optional<WorkspaceView> chosen() {
        return all.stream()
                .filter(one -> one.id().equals(choice.workspace()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private UUID inside(WorkspaceView current) {
        role = accounts.role(getId(), current.id()).orElse(Role.AGENT);
        return current.id();
    }

    /** True when the id belongs to another workspace of the same member, who is there from the next request on. */
    boolean follows(Optional<UUID> elsewhere) {
        var known =
                elsewhere.filter(id -> !id.equals(workspaceId()) && all.stream().anyMatch(one -> id.equals(one.id())));
        known.ifPresent(choice::turnTo);
        return known.isPresent();
    }

    public boolean isKnown() {
        return person != null;
    }

    public UUID getId() {
        return person().id();
    }

    public String getName() {
        return person().name();
    }

    public String getEmail() {
        return person().email();
    }

    public WorkspaceView getWorkspace() {
        return Objects.requireNonNull(workspace, "inside a workspace only");
    }

    UUID workspaceId() {
        return getWorkspace().id();
    }

    public List<WorkspaceView> getWorkspaces() {
        return all;
    }

    public Role getRole() {
        return role;
    }

    public boolean isAdmin() {
        return role.covers(Role.ADMIN);
    }

    /** Every change that is not an agent's begins with this. */
    void mustBeAdmin() {
        if (!isAdmin()) {
            throw new Problem(403, "this needs the role admin");
        }
    }

    public boolean isDeskHere() {
        return getWorkspace().helpdeskMode().equals("builtin");
    }

    public boolean isOwner() {
        return role == Role.OWNER;
    }

    private Person person() {
        return Objects.requireNonNull(person, "a logged-in member only");
    }
}
