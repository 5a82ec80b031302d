package org.deskbridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Claim;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the work engine promises, on every database it runs on. */
@Tag("databases")
abstract class WorkContract extends WorkFixture {
    /** What is held by two is ended by neither, and its lane would be waited for in vain. */
    private static final Duration MOST = Duration.ofMinutes(1);

    @Test
    void two_nodes_run_each_item_once_and_each_lane_in_order_and_one_at_a_time() throws Exception {
        var lanes = 12;
        var each = 10;
        IntStream.range(0, lanes * each).forEach(i -> add(queue(one), "lane" + i % lanes, Integer.toString(i / lanes)));
        var busy = new ConcurrentHashMap<String, AtomicInteger>();
        var overlaps = new ConcurrentLinkedQueue<String>();
        var done = new ConcurrentLinkedQueue<String>();
        var turns = List.of(WorkBeans.turns(queue(one)), WorkBeans.turns(queue(two)));
        try (var pool = Executors.newFixedThreadPool(8)) {
            var runs = new ArrayList<Future<?>>();
            for (var thread = 0; thread < 8; thread++) {
                var node = turns.get(thread % 2);
                runs.add(pool.submit(() -> drain(node, lanes * each, busy, overlaps, done)));
            }
            for (var run : runs) {
                run.get();
            }
        }
        assertThat(overlaps).isEmpty();
        assertThat(byLane(done))
                .hasSize(lanes)
                .allSatisfy((lane, subjects) -> assertThat(subjects)
                        .containsExactlyElementsOf(IntStream.range(0, each)
                                .mapToObj(Integer::toString)
                                .toList()));
    }

    private void drain(
            Turns turns,
            int all,
            Map<String, AtomicInteger> busy,
            ConcurrentLinkedQueue<String> overlaps,
            ConcurrentLinkedQueue<String> done) {
        var next = Optional.<Claim>empty();
        var end = System.nanoTime() + MOST.toNanos();
        while (done.size() < all && System.nanoTime() < end) {
            var claim = next.or(() -> turns.first(Task.INNER));
            next = claim.flatMap(held -> {
                var lane = laneOf(held);
                var inLane = busy.computeIfAbsent(lane, any -> new AtomicInteger());
                if (inLane.incrementAndGet() != 1) {
                    overlaps.add(lane);
                }
                done.add(lane + "/" + held.subject());
                inLane.decrementAndGet();
                return turns.next(held, Outcome.done());
            });
        }
    }

    private String laneOf(Claim claim) {
        var lane = new AtomicReference<String>();
        Tenant.in(workspace, () -> one.tx(() -> lane.set(one.em().find(WorkItem.class, claim.id()).lane)));
        return lane.get();
    }

    private static Map<String, List<String>> byLane(Iterable<String> done) {
        var lanes = new HashMap<String, List<String>>();
        for (var entry : done) {
            var parts = entry.split("/", -1);
            lanes.computeIfAbsent(parts[0], lane -> Collections.synchronizedList(new ArrayList<>()))
                    .add(parts[1]);
        }
        return lanes;
    }

    @Test
    void work_of_a_dead_worker_is_claimed_again_after_its_lease_and_not_before() {
        add(queue(one), "lane", "1");
        claimed(queue(one));
        now.updateAndGet(time -> time.plus(WorkQueue.LEASE.minusSeconds(1)));
        assertThat(nothingIsDue(queue(two))).isTrue();
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(claimed(queue(two)).attempt()).isEqualTo(2);
    }

    @Test
    void a_worker_that_lost_its_lease_cannot_finish() {
        add(queue(one), "lane", "1");
        var late = claimed(queue(one));
        now.updateAndGet(time -> time.plus(WorkQueue.LEASE).plusSeconds(1));
        var current = claimed(queue(two));
        assertThat(finish(queue(one), late, Outcome.done())).isFalse();
        assertThat(finish(queue(two), current, Outcome.done())).isTrue();
    }

    @Test
    void a_failing_head_holds_back_its_lane_and_no_other() {
        var queue = queue(one);
        add(queue, "a", "1");
        add(queue, "a", "2");
        add(queue, "b", "1");
        finish(queue, claimed(queue), Outcome.retry("down"));
        var other = claimed(queue);
        assertThat(laneOf(other)).isEqualTo("b");
        finish(queue, other, Outcome.done());
        assertThat(nothingIsDue(queue)).isTrue();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(20)));
        assertThat(claimed(queue).subject()).isEqualTo("1");
    }

    @Test
    void after_its_last_attempt_an_item_is_dead_and_lets_its_lane_go_on() {
        var queue = queue(one);
        add(queue, "a", "1");
        add(queue, "a", "2");
        for (var attempt = 1; attempt <= WorkQueue.MAX_ATTEMPTS; attempt++) {
            var claim = claimed(queue);
            assertThat(claim.attempt()).isEqualTo(attempt);
            finish(queue, claim, Outcome.retry("down"));
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(20)));
        }
        assertThat(claimed(queue).subject()).isEqualTo("2");
    }

    @Test
    void a_rolled_back_transaction_leaves_no_work() {
        var queue = queue(one);
        try {
            Tenant.in(
                    workspace,
                    () -> one.tx(() -> {
                        queue.add(Task.inner("test", "lane", "1", null));
                        throw new IllegalStateException("changed our mind");
                    }));
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("changed our mind");
        }
        assertThat(nothingIsDue(queue)).isTrue();
    }

    @Test
    void a_living_worker_keeps_its_lease_and_one_that_lost_it_cannot_renew_it() {
        add(queue(one), "lane", "1");
        var claim = claimed(queue(one));
        now.updateAndGet(time -> time.plus(WorkQueue.LEASE.minusSeconds(1)));
        assertThat(renewed(claim)).isTrue();
        now.updateAndGet(time -> time.plus(WorkQueue.LEASE.minusSeconds(1)));
        assertThat(nothingIsDue(queue(two))).isTrue();
        now.updateAndGet(time -> time.plusSeconds(2));
        claimed(queue(two));
        assertThat(renewed(claim)).isFalse();
    }

    private boolean renewed(Claim claim) {
        return Tenant.in(workspace, () -> queue(one).renew(claim));
    }

    @Test
    void one_pool_does_not_see_the_work_of_another() {
        Tenant.in(workspace, () -> one.tx(() -> queue(one).add(new Task("desk", "test", "lane", "1", null))));
        assertThat(nothingIsDue(queue(one))).isTrue();
        assertThat(Tenant.everywhere(queue(one)::duePools)).containsExactly("desk");
        assertThat(WorkBeans.turns(queue(one)).first("desk")).isPresent();
    }

    @Test
    void what_was_told_to_wait_waits_that_long_and_has_used_no_attempt() {
        var queue = queue(one);
        add(queue, "lane", "1");
        finish(queue, claimed(queue), new Outcome.Wait(now.get().plusSeconds(30), "told to", Doubt.NONE));
        now.updateAndGet(time -> time.plusSeconds(29));
        assertThat(nothingIsDue(queue)).isTrue();
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(claimed(queue).attempt()).isEqualTo(1);
    }

    @Test
    void what_depends_on_a_dead_head_waits_until_that_is_retried() {
        var queue = queue(one);
        add(queue, "lane", "1");
        add(queue, "lane", "2");
        var head = claimed(queue);
        finish(queue, head, new Outcome.GiveUp("refused", null, true, Doubt.NONE));
        assertThat(nothingIsDue(queue)).isTrue();
        Tenant.in(workspace, () -> deliveries().retry(head.id()));
        var again = claimed(queue);
        assertThat(again.subject()).isEqualTo("1");
        finish(queue, again, Outcome.done());
        assertThat(claimed(queue).subject()).isEqualTo("2");
    }

    private Deliveries deliveries() {
        var deliveries = one.transactional(Deliveries.class);
        deliveries.em = one.em();
        deliveries.clock = queue(one).clock;
        deliveries.added = one.event(List.of());
        return deliveries;
    }
}
