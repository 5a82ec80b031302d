package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final String FIRST = "first";
    private static final String BROKEN = "broken";
    private static final String LONER = "loner";

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final List<List<String>> steps = new CopyOnWriteArrayList<>();
    private final Together<String, String> together = new Together<>(this::all, this::alone);

    private List<Optional<String>> all(List<String> wanted) {
        steps.add(wanted);
        if (wanted.contains(FIRST)) {
            begun.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return wanted.stream()
                .map(one -> one.equals(LONER) ? Optional.<String>empty() : Optional.of(done(one)))
                .toList();
    }

    private String alone(String wanted) {
        return done(wanted) + " alone";
    }

    private static String done(String wanted) {
        if (wanted.equals(BROKEN)) {
            throw new IllegalStateException(BROKEN);
        }
        return wanted + " done";
    }

    /** All of them come while the first one is under way. */
    private List<Future<String>> whileTheFirstIsUnderWay(String... wanted) throws Exception {
        var first = pool.submit(() -> together.join(FIRST));
        begun.await();
        var waiting = new ArrayList<Future<String>>();
        for (var one : wanted) {
            waiting.add(pool.submit(() -> together.join(one)));
            while (together.waiting() < waiting.size()) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        goesOn.countDown();
        assertThat(first.get()).isEqualTo("first done");
        return waiting;
    }

    @AfterEach
    void end() {
        goesOn.countDown();
        pool.shutdownNow();
    }

    @Test
    void who_comes_meanwhile_goes_together_in_the_order_of_coming() throws Exception {
        var waiting = whileTheFirstIsUnderWay("a", "b", "c");
        assertThat(waiting).extracting(Future::get).containsExactly("a done", "b done", "c done");
        assertThat(steps).containsExactly(List.of(FIRST), List.of("a", "b", "c"));
    }

    @Test
    void what_has_no_result_with_the_others_is_done_alone() throws Exception {
        var waiting = whileTheFirstIsUnderWay(LONER, "b");
        assertThat(waiting).extracting(Future::get).containsExactly("loner done alone", "b done");
    }

    @Test
    void a_question_that_several_ask_at_once_is_looked_up_once() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        var asking = Together.<String, String>asking(key -> {
            asked.add(key);
            return key.equals(FIRST) ? all(List.of(FIRST)).getFirst().orElseThrow() : key;
        });
        var first = pool.submit(() -> asking.join(FIRST));
        begun.await();
        var others = List.of(pool.submit(() -> asking.join("a")), pool.submit(() -> asking.join("a")));
        while (asking.waiting() < others.size()) {
            LockSupport.parkNanos(1_000_000);
        }
        goesOn.countDown();
        assertThat(first.get()).isEqualTo("first done");
        assertThat(others).extracting(Future::get).containsExactly("a", "a");
        assertThat(asked).containsExactly(FIRST, "a");
    }

    @Test
    void a_step_that_fails_is_done_one_by_one_and_only_who_broke_it_hears_of_it() throws Exception {
        var waiting = whileTheFirstIsUnderWay("a", BROKEN, "c");
        assertThat(waiting.get(0).get()).isEqualTo("a done alone");
        assertThatThrownBy(waiting.get(1)::get).hasRootCauseMessage(BROKEN);
        assertThat(waiting.get(2).get()).isEqualTo("c done alone");
        assertThat(together.join("d")).isEqualTo("d done");
    }
}
