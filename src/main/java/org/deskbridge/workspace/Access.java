package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;

/**
 * Lets a request into a workspace: after it, the thread sees that workspace's rows and no others. What does not exist
 * and what belongs to somebody else look the same.
 */
@ApplicationScoped
public class Access {
    @Inject
    Caller caller;

    @Inject
    Accounts accounts;

    @Inject
    Workspaces workspaces;

    /** What a request is about to do; each needs a scope of the token and a role of its owner. */
    public enum Need {
        READ("read", Role.AGENT),
        WRITE("write", Role.AGENT),
        AUTHOR("write", Role.ADMIN),
        ADMINISTER("admin", Role.ADMIN);

        private final String scope;
        private final Role role;

        Need(String scope, Role role) {
            this.scope = scope;
            this.role = role;
        }
    }

    public UUID workspace(String id, Need need) {
        return Ids.parse(id)
                .filter(workspace -> enter(workspace, need))
                .orElseThrow(() -> Problem.notFound("workspace"));
    }

    /** For an id that does not name its workspace: the owner is looked up first. */
    public UUID to(String what, String id, Function<UUID, Optional<UUID>> workspaceOf, Need need) {
        var parsed = Ids.parse(id).orElseThrow(() -> Problem.notFound(what));
        if (workspaceOf
                .apply(parsed)
                .filter(workspace -> enter(workspace, need))
                .isEmpty()) {
            throw Problem.notFound(what);
        }
        return parsed;
    }

    /** For what belongs to several workspaces at once: nothing less than the need in each of them opens it. */
    public UUID toAll(String what, String id, Function<UUID, Optional<List<UUID>>> workspacesOf, Need need) {
        var parsed = Ids.parse(id).orElseThrow(() -> Problem.notFound(what));
        var workspaces = workspacesOf.apply(parsed).orElse(List.of());
        if (workspaces.isEmpty()
                || workspaces.stream()
                        .noneMatch(one -> accounts.role(caller.account(), one).isPresent())) {
            throw Problem.notFound(what);
        }
        for (var workspace : workspaces) {
            if (!enter(workspace, need)) {
                throw new Problem(403, "this also belongs to a workspace that you do not administer");
            }
        }
        return parsed;
    }

    /** Whether the caller could do this, without doing anything. */
    public boolean may(UUID workspace, Need need) {
        return caller.has(need.scope)
                && accounts.role(caller.account(), workspace)
                        .filter(role -> role.covers(need.role))
                        .isPresent();
    }

    /** May do what only admins do, in whatever workspace. */
    public UUID administrator() {
        caller.needs(Need.ADMINISTER.scope);
        var account = caller.account();
        if (workspaces.of(account).stream().noneMatch(one -> may(one.id(), Need.ADMINISTER))) {
            throw new Problem(403, "this needs the role admin");
        }
        return account;
    }

    /** May make workspaces: whoever owns one. */
    public UUID founder() {
        caller.needs("admin");
        if (!accounts.isOwnerSomewhere(caller.account())) {
            throw new Problem(403, "only an owner may create workspaces");
        }
        return caller.account();
    }

    public UUID reader() {
        caller.needs("read");
        return caller.account();
    }

    /** The name that the caller's messages carry. */
    public String callerName() {
        return accounts.person(caller.account()).map(Accounts.Person::name).orElse("Agent");
    }

    private boolean enter(UUID workspace, Need need) {
        var role = accounts.role(caller.account(), workspace);
        if (role.isEmpty()) {
            return false;
        }
        caller.needs(need.scope);
        if (!role.get().covers(need.role)) {
            throw new Problem(403, "this needs the role " + need.role.name().toLowerCase(java.util.Locale.ROOT));
        }
        Tenant.bind(workspace);
        return true;
    }
}
