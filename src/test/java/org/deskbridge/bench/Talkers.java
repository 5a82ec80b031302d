package org.deskbridge.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * Sockets that send messages of the same size and note what comes back. What is sent, acknowledged and seen is checked: a
 * message that is lost, doubled or out of its order makes the run worthless.
 */
final class Talkers implements AutoCloseable {
    static final String TEXT = "x".repeat(200);
    private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"([^\"]+)\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":([0-9]+)");

    private final List<Talker> talkers = new ArrayList<>();
    final LongAdder returned = new LongAdder();
    final Latencies latencies = new Latencies();
    private final CountDownLatch isOver = new CountDownLatch(1);
    private volatile boolean isSending;

    /** One socket with so many messages under way at most. */
    final class Talker {
        final Wire wire;
        private final boolean isChat;
        private final Semaphore room;
        private final Map<String, Long> due = new ConcurrentHashMap<>();
        private final List<String> violations = new ArrayList<>();
        private long lastSeq;

        Talker(Wire wire, boolean isChat, int window, long lastSeq) {
            this.wire = wire;
            this.isChat = isChat;
            this.room = new Semaphore(window);
            this.lastSeq = lastSeq;
            Thread.ofPlatform().daemon().start(this::read);
        }

        void send(long dueNanos) {
            var id = UUID.randomUUID().toString();
            due.put(id, dueNanos);
            wire.send(
                    isChat
                            ? "{\"type\":\"message\",\"clientId\":\"" + id + "\",\"text\":\"" + TEXT + "\"}"
                            : "{\"type\":\"message\",\"seq\":0,\"clientId\":\"" + id + "\",\"text\":\"" + TEXT + "\"}");
        }

        private void read() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    wire.readOne(this::came);
                }
            } catch (IOException e) {
                if (!due.isEmpty()) {
                    violations.add("the socket ended with " + due.size() + " messages under way: " + e.getMessage());
                }
            }
        }

        private void came(String frame, long at) {
            var found = CLIENT_ID.matcher(frame);
            if (!found.find()) {
                return;
            }
            var sent = due.remove(found.group(1));
            if (sent == null) {
                violations.add("came twice or was never sent: " + found.group(1));
                return;
            }
            if (frame.startsWith("{\"type\":\"error\"")) {
                violations.add("refused: " + frame);
            } else if (isChat) {
                check(frame);
            }
            latencies.add(at - sent);
            returned.increment();
            room.release();
        }

        private void check(String frame) {
            var seq = SEQ.matcher(frame);
            var number = seq.find() ? Long.parseLong(seq.group(1)) : -1;
            if (number != lastSeq + 1) {
                violations.add("number " + number + " after " + lastSeq);
            }
            lastSeq = number;
        }
    }

    void add(Wire wire, boolean isChat, int window, long lastSeq) {
        talkers.add(new Talker(wire, isChat, window, lastSeq));
    }

    /** As fast as they can: each sends the next as soon as there is room. Messages a second. */
    double flood(int seconds) throws InterruptedException {
        isSending = true;
        var threads = talkers.stream()
                .map(talker -> Thread.ofPlatform().daemon().start(() -> flood(talker)))
                .toList();
        var before = returned.sum();
        var began = System.nanoTime();
        isOver.await(seconds, TimeUnit.SECONDS);
        var rate = (returned.sum() - before) / ((System.nanoTime() - began) / 1e9);
        isSending = false;
        for (var thread : threads) {
            thread.join();
        }
        settle();
        return rate;
    }

    private void flood(Talker talker) {
        while (isSending) {
            talker.room.acquireUninterruptibly();
            talker.send(System.nanoTime());
        }
    }

    /** By the clock, whether or not answers have come; latencies count from when a message was due. */
    void pace(double perSecond, int seconds) throws InterruptedException {
        latencies.clear();
        var gap = 1e9 / perSecond;
        var began = System.nanoTime();
        for (var i = 0; i < perSecond * seconds; i++) {
            var due = began + (long) (i * gap);
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                java.util.concurrent.locks.LockSupport.parkNanos(left);
            }
            talkers.get(i % talkers.size()).send(due);
        }
        settle();
    }

    /** Waits for what is under way; what has not come after ten seconds is lost. */
    private void settle() throws InterruptedException {
        var end = System.nanoTime() + 10_000_000_000L;
        while (talkers.stream().anyMatch(talker -> !talker.due.isEmpty()) && System.nanoTime() < end) {
            isOver.await(5, TimeUnit.MILLISECONDS);
        }
    }

    List<String> violations() {
        var all = new ArrayList<String>();
        for (var talker : talkers) {
            all.addAll(talker.violations);
            talker.due.keySet().forEach(id -> all.add("lost: " + id));
        }
        return all;
    }

    @Override
    public void close() {
        isOver.countDown();
        talkers.forEach(talker -> talker.wire.close());
    }
}
