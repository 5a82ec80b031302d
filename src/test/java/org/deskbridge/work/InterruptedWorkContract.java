package org.deskbridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Claim;
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
}
