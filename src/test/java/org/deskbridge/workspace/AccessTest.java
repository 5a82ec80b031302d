package org.deskbridge.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.Access.Need;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final TestDatabase database = TestDatabase.h2();
    private final Accounts accounts = WorkspaceBeans.accounts(database);
    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private UUID agent;

    @BeforeEach
    void open() {
        database.tx(() -> Rows.workspace(database.em(), ours));
        database.tx(() -> Rows.workspace(database.em(), theirs));
        agent = accounts.create("agent@deskbridge.example", "Agent", "a long password")
                .id();
        accounts.join(agent, ours, Role.AGENT);
    }

    @AfterEach
    void close() {
        Tenant.bind(null);
        database.close();
    }

    private Access with(String... scopes) {
        var access = new Access();
        access.accounts = accounts;
        access.caller = new Caller();
        access.caller.is(new Accounts.Bearer(agent, Set.of(scopes)));
        return access;
    }

    private static void refused(int status, Runnable entering) {
        assertThatThrownBy(entering::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void another_workspace_and_what_is_in_it_are_not_found() {
        var access = with("read", "write", "admin");
        refused(404, () -> access.workspace(theirs.toString(), Need.READ));
        refused(404, () -> access.to("ticket", UUID.randomUUID().toString(), id -> Optional.of(theirs), Need.READ));
        assertThat(Tenant.current()).isNotEqualTo(theirs);
    }

    @Test
    void a_member_enters_and_sees_that_workspace() {
        assertThat(with("read").workspace(ours.toString(), Need.READ)).isEqualTo(ours);
        assertThat(Tenant.current()).isEqualTo(ours);
    }

    @Test
    void a_role_or_a_scope_that_is_missing_is_forbidden() {
        refused(403, () -> with("read", "write", "admin").workspace(ours.toString(), Need.ADMINISTER));
        refused(403, () -> with("read").workspace(ours.toString(), Need.WRITE));
    }

    @Test
    void an_expired_token_speaks_for_nobody() {
        var now = Clock.systemUTC().instant();
        accounts.keepToken(agent, "old", "expired", "read", now.minusSeconds(1));
        accounts.keepToken(agent, "new", "valid", "read", now.plusSeconds(600));
        assertThat(accounts.bearer("expired")).isEmpty();
        assertThat(accounts.bearer("valid")).isPresent();
    }
}
