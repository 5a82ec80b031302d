package org.deskbridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresWorkTest extends WorkContract {
    @Override
    TestDatabase node(String name) {
        return TestDatabase.postgres(name);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_node_that_stands_still_within_a_claim_holds_nobody_up() {
        add(queue(one), "a", "1");
        add(queue(one), "b", "2");
        Tenant.everywhere(() -> {
            one.tx(() -> {
                var claims = WorkBeans.leases(one).claim(Task.INNER, 1, now.get(), WorkQueue.LEASE, WorkQueue.LEASE);
                assertThat(claims).extracting(Claim::subject).containsExactly("1");
                assertThat(claimed(queue(two)).subject()).isEqualTo("2");
            });
            return workspace;
        });
        assertThat(nothingIsDue(queue(two))).isTrue();
    }
}
