package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deskbridge.workspace.Accounts.Person;
import org.deskbridge.workspace.Members;
import org.deskbridge.workspace.Members.Listed;
import org.deskbridge.workspace.Role;
import org.omnifaces.util.Messages;

/** Who works in this workspace, and as what. */
@Named
@ViewScoped
public class MembersPage implements Serializable {
    /** Of somebody who has none yet. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    @Inject
    Member member;

    @Inject
    Members members;

    private List<Listed> list = List.of();
    private Map<UUID, String> roles = Map.of();
    private String name = "";
    private String email = "";
    private String password = "";
    private String role = Role.AGENT.name();

    public void open() {
        list = members.list(member.workspaceId());
        roles = list.stream()
                .collect(Collectors.toMap(
                        one -> one.person().id(), one -> one.role().name(), (one, other) -> one, HashMap::new));
    }

    public void add() {
        member.mustBeAdmin();
        var wanted = new Person(UNKNOWN, email.strip(), name.strip());
        members.add(member.workspaceId(), member.getRole(), wanted, Role.valueOf(role), password);
        Messages.addGlobalInfo("{0} can log in now. Pass the password on by another way than e-mail.", wanted.name());
        name = "";
        email = "";
        password = "";
        open();
    }

    public void change(UUID account) {
        member.mustBeAdmin();
        var before = list.stream()
                .filter(one -> one.person().id().equals(account))
                .map(Listed::role)
                .findFirst();
        var wanted = Role.valueOf(roles.getOrDefault(account, Role.AGENT.name()));
        try {
            before.filter(now -> now != wanted)
                    .ifPresent(now -> members.change(member.workspaceId(), member.getRole(), account, wanted));
        } finally {
            open();
        }
    }

    public void remove(UUID account) {
        member.mustBeAdmin();
        members.remove(member.workspaceId(), member.getRole(), account);
        open();
    }

    /** An admin neither makes nor unmakes owners, and nobody shuts the door behind themselves. */
    public boolean mayTouch(Listed one) {
        return member.isAdmin()
                && member.getRole().covers(one.role())
                && !one.person().id().equals(member.getId());
    }

    /** By the words that people read, the names that forms send. */
    public Map<String, String> getRoleChoices() {
        return Stream.of(Role.values())
                .filter(one -> member.getRole().covers(one))
                .collect(Collectors.toMap(MembersPage::word, Role::name, (one, other) -> one, LinkedHashMap::new));
    }

    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    public List<Listed> getList() {
        return list;
    }

    public Map<UUID, String> getRoles() {
        return roles;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }
}
