package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Accounts.Person;

/** Who works in a workspace, and as what. A workspace never loses its last owner, and only an owner makes or unmakes owners. */
@ApplicationScoped
@Transactional
public class Members {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Accounts accounts;

    /** A person with the role that they have here. */
    public record Listed(Person person, Role role) {}

    public List<Listed> list(UUID workspace) {
        return em.createQuery(
                        "select a, m.role from Account a join Membership m on m.key.account = a.id"
                                + " where m.key.workspace = :workspace order by lower(a.name), a.email",
                        Object[].class)
                .setParameter("workspace", workspace)
                .getResultStream()
                .map(row -> new Listed(Accounts.person((Account) row[0]), (Role) row[1]))
                .toList();
    }

    /** Makes the account if the address is new; an account that exists keeps its name and password. */
    public void add(UUID workspace, Role by, Person wanted, Role role, String password) {
        mayGrant(by, role);
        var person = accounts.withEmail(wanted.email())
                .orElseGet(() -> accounts.create(wanted.email(), wanted.name(), password));
        if (accounts.role(person.id(), workspace).isPresent()) {
            throw Problem.field("email", "is a member already");
        }
        accounts.join(person.id(), workspace, role);
    }

    public void change(UUID workspace, Role by, UUID account, Role role) {
        mayGrant(by, role);
        var membership = touchable(workspace, by, account);
        if (membership.role == Role.OWNER && role != Role.OWNER) {
            anotherOwner(workspace, account);
        }
        membership.role = role;
    }

    /** The account stays: it may belong to other workspaces, and its messages carry its name. */
    public void remove(UUID workspace, Role by, UUID account) {
        var membership = touchable(workspace, by, account);
        if (membership.role == Role.OWNER) {
            anotherOwner(workspace, account);
        }
        em.remove(membership);
    }

    private Membership touchable(UUID workspace, Role by, UUID account) {
        em.find(Workspace.class, workspace, LockModeType.PESSIMISTIC_WRITE);
        var membership = em.find(Membership.class, new Membership.Key(account, workspace));
        if (membership == null) {
            throw Problem.notFound("member");
        }
        mayGrant(by, membership.role);
        return membership;
    }

    private static void mayGrant(Role by, Role role) {
        if (!by.covers(Role.ADMIN) || !by.covers(role)) {
            throw new Problem(403, "only an owner may do this");
        }
    }

    private void anotherOwner(UUID workspace, UUID besides) {
        var others = list(workspace).stream()
                .filter(one -> one.role() == Role.OWNER)
                .anyMatch(one -> !one.person().id().equals(besides));
        if (!others) {
            throw new Problem(409, "a workspace keeps at least one owner");
        }
    }
}
