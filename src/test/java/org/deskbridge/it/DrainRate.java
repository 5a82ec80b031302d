package org.deskbridge.it;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How much of a vendor's allowance a backlog is drained with: calls made beside calls allowed, in one run. Gorgias' look-
 * alike lets 40 requests in at once and one more each half second.
 *
 * <p>Run as a program with {@code -Dpayara.micro.jar=… -Dwar=…} on the test class path.
 */
final class DrainRate {
    private static final int BACKLOG = 60;
    private static final int SECONDS = 90;
    private static final double BUCKET = 40;
    private static final double PER_SECOND = 2;

    private DrainRate() {}

    public static void main(String[] args) throws Exception {
        try (var desks = new Desks()) {
            desks.start(Files.createTempDirectory("drain"));
            var desk = desks.open("gorgias", "drain", "{}");
            var workspace = desks.connected("gorgias", "drain");
            desks.talk(workspace, BACKLOG);
            var began = System.nanoTime();
            var before = desk.calls().total();
            LockSupport.parkNanos(Duration.ofSeconds(SECONDS).toNanos());
            var seconds = (System.nanoTime() - began) / 1e9;
            var calls = desk.calls().total() - before;
            System.out.printf(
                    "%d calls in %.1f s; the bucket refills %.0f: %.3f of it; refused for too many: %d%n",
                    calls,
                    seconds,
                    seconds * PER_SECOND,
                    calls / (seconds * PER_SECOND),
                    desk.calls().tooMany());
            System.out.printf(
                    "(before that, %d calls, of which the full bucket allows %.0f at once)%n", before, BUCKET);
        }
    }
}
