package org.deskbridge.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunnersTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger started = new AtomicInteger();
    private final Executor server = work -> {
        started.incrementAndGet();
        threads.execute(work);
    };

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private static Thread threadOf(Executor runners) {
        var thread = new CompletableFuture<Thread>();
        runners.execute(() -> thread.complete(Thread.currentThread()));
        return thread.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void a_thread_that_waits_takes_what_comes_next() {
        var runners = new Runners(server, 4, Duration.ofMinutes(1));
        var first = threadOf(runners);
        for (var state = first.getState(); state != Thread.State.TIMED_WAITING; state = first.getState()) {
            Thread.onSpinWait();
        }
        assertThat(threadOf(runners)).isSameAs(first);
        assertThat(started).hasValue(1);
    }

    @Test
    void what_comes_while_all_are_busy_has_a_thread_of_its_own_up_to_the_most() throws Exception {
        var runners = new Runners(server, 2, Duration.ofMinutes(1));
        var busy = new CountDownLatch(2);
        var goesOn = new CountDownLatch(1);
        Runnable lasting = () -> {
            busy.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        runners.execute(lasting);
        runners.execute(lasting);
        busy.await();
        var done = new CountDownLatch(50);
        for (var i = 0; i < 50; i++) {
            runners.execute(done::countDown);
        }
        assertThat(done.getCount()).isEqualTo(50);
        goesOn.countDown();
        done.await();
        assertThat(started).hasValue(2);
    }

    @Test
    void a_push_that_fails_ends_no_thread() {
        var runners = new Runners(server, 1, Duration.ofMinutes(1));
        runners.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        runners.execute(() -> {
            throw new AssertionError("on purpose");
        });
        assertThat(threadOf(runners)).isNotNull();
        assertThat(started).hasValue(1);
    }

    @Test
    void whoever_waits_in_vain_goes_and_another_comes() throws Exception {
        var gone = new CountDownLatch(1);
        Executor watched = work -> server.execute(() -> {
            work.run();
            gone.countDown();
        });
        var runners = new Runners(watched, 1, Duration.ofMillis(1));
        threadOf(runners);
        gone.await();
        threadOf(runners);
        assertThat(started).hasValue(2);
    }

    @Test
    void a_server_that_has_no_thread_is_asked_again_with_the_next() {
        var refuses = new AtomicInteger(1);
        var runners = new Runners(
                work -> {
                    if (refuses.getAndDecrement() > 0) {
                        throw new RejectedExecutionException("full");
                    }
                    server.execute(work);
                },
                1,
                Duration.ofMinutes(1));
        var first = new CompletableFuture<Boolean>();
        runners.execute(() -> first.complete(true));
        assertThat(first).isNotDone();
        threadOf(runners);
        assertThat(first).isCompletedWithValue(true);
    }
}
