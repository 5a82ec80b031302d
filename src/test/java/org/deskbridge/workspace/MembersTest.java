package org.deskbridge.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Accounts.Person;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("databases")
class MembersTest {
    private static final String PASSWORD = "ten letters";

    private final UUID workspace = UUID.randomUUID();
    private TestDatabase database = TestDatabase.h2();
    private Accounts accounts = WorkspaceBeans.accounts(database);
    private Members members = WorkspaceBeans.members(database);

    private void on(String kind) {
        database = kind.equals("h2") ? TestDatabase.h2() : TestDatabase.postgres();
        accounts = WorkspaceBeans.accounts(database);
        members = WorkspaceBeans.members(database);
    }

    private UUID member(String name, Role role) {
        var person = accounts.create(name + "@shop.example", name, PASSWORD);
        accounts.join(person.id(), workspace, role);
        return person.id();
    }

    private void shop() {
        database.tx(() -> Rows.workspace(database.em(), workspace));
    }

    /** How many of them succeed at once; each of the others is told that a rule forbids it. */
    private static long succeeding(List<Callable<?>> tries) throws Exception {
        try (var pool = Executors.newFixedThreadPool(tries.size())) {
            var runs = new ArrayList<java.util.concurrent.Future<Boolean>>();
            tries.forEach(one -> runs.add(pool.submit(() -> {
                try {
                    one.call();
                    return true;
                } catch (Problem e) {
                    assertThat(e.status()).isEqualTo(409);
                    return false;
                }
            })));
            var succeeded = 0;
            for (var run : runs) {
                succeeded += run.get() ? 1 : 0;
            }
            return succeeded;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void of_all_who_set_up_at_once_one_becomes_the_owner(String kind) throws Exception {
        on(kind);
        var tries = IntStream.range(0, 6)
                .<Callable<?>>mapToObj(i -> () -> accounts.createFirst("p" + i + "@shop.example", "P", PASSWORD))
                .toList();
        assertThat(succeeding(tries)).isEqualTo(1);
        assertThatThrownBy(() -> accounts.createFirst("late@shop.example", "L", PASSWORD))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void of_two_last_owners_who_leave_at_once_one_stays(String kind) throws Exception {
        on(kind);
        shop();
        var tries = List.of(member("ann", Role.OWNER), member("ben", Role.OWNER)).stream()
                .<Callable<?>>map(owner -> () -> {
                    members.remove(workspace, Role.OWNER, owner);
                    return owner;
                })
                .toList();
        assertThat(succeeding(tries)).isEqualTo(1);
        assertThat(members.list(workspace)).hasSize(1);
    }

    @Test
    void an_admin_neither_makes_nor_unmakes_owners() {
        shop();
        var owner = member("ann", Role.OWNER);
        var agent = member("ben", Role.AGENT);
        assertThatThrownBy(() -> members.change(workspace, Role.ADMIN, agent, Role.OWNER))
                .hasMessageContaining("only an owner");
        assertThatThrownBy(() -> members.remove(workspace, Role.ADMIN, owner)).hasMessageContaining("only an owner");
        assertThatThrownBy(() -> members.change(workspace, Role.AGENT, agent, Role.AGENT))
                .hasMessageContaining("only an owner");
        members.change(workspace, Role.ADMIN, agent, Role.ADMIN);
        assertThat(accounts.role(agent, workspace)).contains(Role.ADMIN);
    }

    @Test
    void the_last_owner_can_be_neither_removed_nor_made_less() {
        shop();
        var owner = member("ann", Role.OWNER);
        assertThatThrownBy(() -> members.change(workspace, Role.OWNER, owner, Role.ADMIN))
                .hasMessageContaining("at least one owner");
        assertThat(accounts.role(owner, workspace)).contains(Role.OWNER);
    }

    @Test
    void who_has_an_account_keeps_its_password_and_joins_once() {
        shop();
        accounts.create("eve@shop.example", "Eve", PASSWORD);
        var wanted = new Person(UUID.randomUUID(), "EVE@shop.example", "Somebody");
        members.add(workspace, Role.OWNER, wanted, Role.AGENT, "another password");
        assertThat(accounts.login("eve@shop.example", PASSWORD)).isPresent();
        assertThat(accounts.login("eve@shop.example", "another password")).isEmpty();
        assertThatThrownBy(() -> members.add(workspace, Role.OWNER, wanted, Role.AGENT, PASSWORD))
                .hasMessageContaining("email is a member already");
    }

    @Test
    void a_member_of_another_workspace_is_not_found_here() {
        shop();
        var stranger = accounts.create("x@shop.example", "X", PASSWORD).id();
        assertThatThrownBy(() -> members.remove(workspace, Role.OWNER, stranger))
                .hasMessageContaining("no such member");
    }

    @Test
    void a_revoked_token_opens_nothing_and_only_its_owner_revokes_it() {
        var ann = accounts.create("ann@shop.example", "Ann", PASSWORD).id();
        var text = accounts.createToken(ann, "import", "read write", 30);
        var token = accounts.tokens(ann).getFirst();
        accounts.revoke(UUID.randomUUID(), token.id());
        assertThat(accounts.tokenOwner(text)).isPresent();
        accounts.revoke(ann, token.id());
        assertThat(accounts.tokenOwner(text)).isEmpty();
        assertThat(accounts.tokens(ann)).isEmpty();
    }
}
