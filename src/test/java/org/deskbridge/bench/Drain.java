package org.deskbridge.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkBeans;

/** P10: a backlog of work that does nothing, claimed and finished by four threads, beside db-scheduler on the same database. */
public final class Drain {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int ITEMS = Integer.getInteger("bench.items", 5000);
    private static final int THREADS = 4;

    private Drain() {}

    public static void main(String[] args) throws Exception {
        var rate = new Ratios("P10 work drained beside db-scheduler", "/s");
        try (var stand = new Stand();
                var source = new Pooled(stand.address());
                var database = TestDatabase.at(stand.address(), source.pool())) {
            stand.psql(
                    "create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,"
                            + " execution_time timestamptz not null, picked boolean not null, picked_by text,"
                            + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                            + " last_heartbeat timestamptz, version bigint not null, priority smallint,"
                            + " primary key (task_name, task_instance))");
            stand.psql("create index on scheduled_tasks (execution_time)");
            ours(database);
            theirs(source.pool());
            for (var round = 0; round < ROUNDS; round++) {
                rate.add(ours(database), theirs(source.pool()));
            }
            var left = stand.psql("select count(*) from work_item where finished_at is null or attempts <> 1");
            System.out.println("items not finished, or tried more than once: " + left);
        }
        Ratios.table(rate);
    }

    private static double ours(TestDatabase database) throws Exception {
        var queue = WorkBeans.queue(database);
        var workspace = UUID.randomUUID();
        database.tx(() -> Rows.workspace(database.em(), workspace));
        Tenant.in(
                workspace,
                () -> database.tx(() -> IntStream.range(0, ITEMS)
                        .forEach(i -> queue.add(Task.inner("bench", workspace + "/" + i, "nothing", null)))));
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            WorkBeans.threads(queue, Task.INNER, THREADS, ITEMS).forEach(threads::execute);
        }
        return ITEMS / ((System.nanoTime() - begun) / 1e9);
    }

    private static double theirs(DataSource source) throws Exception {
        var done = new CountDownLatch(ITEMS);
        var nothing = Tasks.oneTime("nothing").execute((instance, context) -> done.countDown());
        var scheduler = Scheduler.create(source, nothing)
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        for (var i = 0; i < ITEMS; i++) {
            scheduler.schedule(nothing.instance(Integer.toString(i)), Instant.now());
        }
        var begun = System.nanoTime();
        scheduler.start();
        done.await();
        var seconds = (System.nanoTime() - begun) / 1e9;
        scheduler.stop();
        return ITEMS / seconds;
    }
}
