package org.deskbridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Claim;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work whose node stops, and work whose clock was wrong. */
abstract class InterruptedWorkContract extends WorkFixture {
    @Test
    void a_clock_that_goes_back_by_an_hour_stalls_neither_what_waits_nor_what_was_left() {
        var queue = queue(one);
        add(queue, "waits", "a");
        add(queue, "left", "b");
        finish(queue, claimed(queue), Outcome.retry("later"));
        claimed(queue);
        add(queue, "fresh", "c");
        now.set(now.get().minus(Duration.ofHours(1)));
        assertThat(List.of(claimed(queue), claimed(queue), claimed(queue)))
                .extracting(Claim::subject)
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(nothingIsDue(queue)).isTrue();
    }

    @Test
    void who_is_told_to_wait_for_hours_asks_again_in_between_and_not_at_once() {
        var queue = queue(one);
        add(queue, "lane", "a");
        finish(queue, claimed(queue), new Outcome.Wait(now.get().plus(Duration.ofHours(3)), "told to", Doubt.NONE));
        assertThat(nothingIsDue(queue)).isTrue();
        now.set(now.get().plus(Duration.ofMinutes(10)));
        assertThat(claimed(queue).attempt()).as("waiting is no attempt").isEqualTo(1);
    }

    @Test
    void what_a_stopped_node_gives_back_is_taken_at_once_and_stays_in_doubt() {
        var queue = queue(one);
        add(queue, "lane", "a");
        var first = claimed(queue);
        now.updateAndGet(time -> time.plusSeconds(5));
        assertThat(Tenant.in(workspace, () -> queue.release(first))).isTrue();
        var second = claimed(queue(two));
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.doubtfulSince()).isEqualTo(now.get());
        assertThat(finish(queue, first, Outcome.done()))
                .as("the stopped one is fenced")
                .isFalse();
    }

    @Test
    void an_attempt_whose_end_nobody_saw_is_in_doubt_until_somebody_knows() {
        var queue = queue(one);
        add(queue, "lane", "1");
        assertThat(claimed(queue).doubtfulSince()).isNull();
        var leaseEnd = now.updateAndGet(time -> time.plus(WorkQueue.LEASE));
        now.updateAndGet(time -> time.plusSeconds(5));
        var second = claimed(queue);
        assertThat(second.doubtfulSince())
                .as("it may have been done until the lease ended")
                .isEqualTo(leaseEnd);
        finish(queue, second, new Outcome.Wait(now.get(), "looking", Doubt.AS_BEFORE));
        var third = claimed(queue);
        assertThat(third.doubtfulSince()).isEqualTo(leaseEnd);
        finish(queue, third, new Outcome.Wait(now.get(), "it did not", Doubt.NONE));
        var fourth = claimed(queue);
        assertThat(fourth.doubtfulSince()).isNull();
        finish(queue, fourth, new Outcome.Retry("cut", false, Doubt.NEW));
        var cut = now.get();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(20)));
        var fifth = claimed(queue);
        assertThat(fifth.doubtfulSince()).isEqualTo(cut);
        finish(queue, fifth, new Outcome.Retry("could not look", false, Doubt.AS_BEFORE));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(20)));
        var sixth = claimed(queue);
        assertThat(sixth.doubtfulSince()).isEqualTo(cut);
        finish(queue, sixth, new Outcome.Retry("cut again", false, Doubt.NEW));
        var cutAgain = now.get();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(20)));
        assertThat(claimed(queue).doubtfulSince()).isEqualTo(cutAgain);
    }

    @Test
    void what_was_done_in_part_is_in_doubt_whatever_stopped_the_rest() {
        var queue = queue(one);
        for (var stopped : List.of(
                new Outcome.Wait(now.get(), "asked to wait", Doubt.NEW),
                new Outcome.GiveUp("refused", null, false, Doubt.NEW),
                new Outcome.Retry("cut", false, Doubt.NEW))) {
            add(queue, stopped.toString(), "1");
            var claim = claimed(queue);
            finish(queue, claim, stopped);
            var since = new AtomicReference<@Nullable Instant>();
            Tenant.in(
                    workspace, () -> one.tx(() -> since.set(one.em().find(WorkItem.class, claim.id()).doubtfulSince)));
            assertThat(since.get()).isEqualTo(now.get());
        }
    }

    @Test
    void who_lost_its_lease_ends_nothing_and_begins_another() {
        var queue = queue(one);
        add(queue, "slow", "1");
        var lost = claimed(queue);
        now.updateAndGet(time -> time.plus(WorkQueue.LEASE));
        var taken = claimed(queue(two));
        add(queue, "other", "2");
        assertThat(WorkBeans.turns(queue).next(lost, Outcome.done()))
                .map(Claim::subject)
                .contains("2");
        assertThat(finish(queue(two), taken, Outcome.done())).isTrue();
    }
}
