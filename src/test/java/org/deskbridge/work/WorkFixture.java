package org.deskbridge.work;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Two nodes of the work engine on one database, and a clock that a test sets. */
@Tag("databases")
abstract class WorkFixture {
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
    UUID workspace;
    TestDatabase one;
    TestDatabase two;

    abstract TestDatabase node(String name);

    @BeforeEach
    void open() {
        var name = "work" + UUID.randomUUID().toString().replace("-", "");
        one = node(name);
        two = node(name);
        workspace = UUID.randomUUID();
        one.tx(() -> Rows.workspace(one.em(), workspace));
    }

    WorkQueue queue(TestDatabase node) {
        var queue = node.transactional(WorkQueue.class);
        queue.em = node.em();
        queue.leases = WorkBeans.leases(node);
        queue.clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        queue.added = node.event(List.of());
        return queue;
    }

    void add(WorkQueue queue, String lane, String subject) {
        Tenant.in(workspace, () -> one.tx(() -> queue.add(Task.inner("test", lane, subject, null))));
    }

    static Claim claimed(WorkQueue queue) {
        return WorkBeans.turns(queue).first(Task.INNER).orElseThrow();
    }

    static boolean nothingIsDue(WorkQueue queue) {
        return WorkBeans.turns(queue).first(Task.INNER).isEmpty();
    }

    boolean finish(WorkQueue queue, Claim claim, Outcome outcome) {
        return Tenant.in(workspace, () -> queue.finish(claim, outcome));
    }
}
