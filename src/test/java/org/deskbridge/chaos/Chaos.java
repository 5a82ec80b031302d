package org.deskbridge.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deskbridge.it.Eventually;
import org.deskbridge.platform.Failpoint;

/**
 * The long form of the chaos tests, as a program: {@code seed=1 seconds=60 rate=20 conversations=6 nodes=2
 * faults=kill,stop,backends,cut,half-open,delay,nats,crash twins=50 halts=24}. Prints what it did and every violation, and ends with 1
 * where there is one, with 2 where it could not go on.
 */
final class Chaos {
    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(5);
    private static final int PATIENT_TRIES = 4;
    private static final Duration TALKATIVE = Duration.ofMinutes(1);
    private static final Duration ZOMBIE = Duration.ofSeconds(25);

    private final Stand stand;
    private final Load load;
    private final long seed;
    private final Random random;
    private final List<String> done = new ArrayList<>();

    Chaos(Stand stand, Load load, long seed) {
        this.stand = stand;
        this.load = load;
        this.seed = seed;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        var options = Stream.of(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var seed = Long.parseLong(options.getOrDefault("seed", "1"));
        var data = Files.createTempDirectory(Path.of(options.getOrDefault("in", "/tmp")), "chaos");
        System.out.println("seed=" + seed + " data in " + data);
        var stand = new Stand(data, Integer.parseInt(options.getOrDefault("nodes", "2")));
        Runtime.getRuntime().addShutdownHook(new Thread(stand::close));
        System.exit(ended(stand, seed, options));
    }

    /** Whatever stops a run stops its servers and talkers too. */
    private static int ended(Stand stand, long seed, Map<String, String> options) {
        try {
            stand.start();
            var load = new Load(stand, seed, Integer.parseInt(options.getOrDefault("conversations", "6")));
            load.open();
            return new Chaos(stand, load, seed).run(options).isEmpty() ? 0 : 1;
        } catch (RuntimeException | AssertionError e) {
            System.out.println("ended by " + e);
            e.printStackTrace(System.out);
            return 2;
        }
    }

    private List<Violation> run(Map<String, String> options) {
        faults(
                List.of(options.getOrDefault("faults", "").split(",", -1)),
                Duration.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "60"))),
                Integer.parseInt(options.getOrDefault("rate", "20")));
        if (options.containsKey("twins")) {
            twins(Integer.parseInt(options.get("twins")));
        }
        if (options.containsKey("throw")) {
            throwing();
            load.everything();
        }
        halts(
                Integer.parseInt(options.getOrDefault("from", "0")),
                Integer.parseInt(options.getOrDefault("halts", "0")));
        Stream.of(options.getOrDefault("points", "").split(","))
                .filter(name -> !name.isEmpty())
                .map(Failpoint::valueOf)
                .forEach(this::halt);
        return verdict();
    }

    /** What was found, after all is quiet; also printed, with what was done. */
    List<Violation> verdict() {
        stand.awaitAll();
        var history = load.quiet();
        var found = Checker.check(history);
        System.out.printf(
                "%s: %d sent, %d acknowledged, %d shown, %d violations%n",
                done,
                history.of(Event.Sent.class)
                        .map(Event.Sent::clientId)
                        .distinct()
                        .count(),
                history.of(Event.Acknowledged.class).count(),
                history.of(Event.Seen.class).count(),
                found.size());
        found.stream().limit(50).forEach(violation -> System.out.println("  " + violation));
        if (!found.isEmpty()) {
            System.out.println("the whole history is in " + kept(history));
        }
        return found;
    }

    /** For whoever looks for the cause: a schedule can be repeated, the moment cannot. */
    private Path kept(History history) {
        try {
            var file = Files.createTempFile("chaos-history-" + seed + "-", ".txt");
            return Files.write(
                    file, history.events().stream().map(Event::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One fault after the other while everybody talks, so long. */
    void faults(List<String> kinds, Duration time, int perSecond) {
        load.talk(time, perSecond);
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Eventually.pause(BETWEEN_FAULTS.dividedBy(2).plusMillis(random.nextInt((int) BETWEEN_FAULTS.toMillis())));
            if (!kinds.getFirst().isEmpty()) {
                fault(kinds.get(random.nextInt(kinds.size())));
            }
        }
    }

    void fault(String kind) {
        done.add(kind);
        switch (kind) {
            case "kill" -> kill();
            case "stop" -> stopped(Duration.ofMillis(500 + random.nextInt(4000)));
            case "zombie" -> stopped(ZOMBIE);
            case "backends" -> stand.postgres().terminateBackends();
            case "crash" -> stand.postgres().crash();
            case "cut" -> stand.proxy().cut();
            case "half-open" -> stand.proxy().halfOpen();
            case "delay" -> delayed();
            case "nats" -> withoutNats();
            default -> throw new IllegalArgumentException("no such fault: " + kind);
        }
    }

    private void kill() {
        stand.node(0).kill();
        stand.awaitAll();
    }

    private void stopped(Duration time) {
        stand.signal(0, "STOP");
        Eventually.pause(time);
        stand.signal(0, "CONT");
    }

    private void withoutNats() {
        stand.nats().kill();
        Eventually.pause(Duration.ofMillis(1000 + random.nextInt(3000)));
        stand.nats().start();
    }

    private void delayed() {
        stand.proxy().delay(Duration.ofMillis(200));
        Eventually.pause(Duration.ofSeconds(2));
        stand.proxy().delay(Duration.ZERO);
    }

    /** The same message on two nodes at once, so often, and at last another one under an id that was used. */
    void twins(int count) {
        done.add("twins");
        var tabs = load.onEachNode();
        for (var number = 0; number < count; number++) {
            var id = UUID.randomUUID().toString();
            var text = "at once " + number;
            tabs.forEach(tab -> tab.say(id, text));
        }
        answered(tabs);
        var id = UUID.randomUUID().toString();
        tabs.getFirst().say(id, "the one");
        answered(tabs);
        shown(tabs.getLast(), tabs.getFirst().cursor());
        tabs.getLast().say(id, "the other");
        answered(tabs);
    }

    /** Those who say that much may be told to wait in between. */
    private static void answered(List<Client> tabs) {
        Eventually.some(() -> Optional.of("all").filter(any -> tabs.stream().allMatch(Client::isAnswered)), TALKATIVE);
    }

    /** Who is shown a line later than it says another under its id takes it for the answer. */
    private static void shown(Client tab, long last) {
        Eventually.some(() -> Optional.of("shown").filter(any -> tab.isQuiet(last)), TALKATIVE);
    }

    /** Each point fails once, all of them in one life of a node. */
    void throwing() {
        done.add("throw everywhere");
        stand.node(0).kill();
        stand.launch(
                0,
                Stream.of(Failpoint.values())
                        .map(point -> point + "=throw@" + (1 + random.nextInt(3)))
                        .collect(Collectors.joining(",")));
        stand.node(0).awaitReady();
    }

    /** The first node dies at so many of the points, in an order that the seed has, and comes back for the next one. */
    void halts(int from, int count) {
        var points = new ArrayList<>(List.of(Failpoint.values()));
        Collections.shuffle(points, new Random(seed));
        points.stream().skip(from).limit(count).forEach(this::halt);
    }

    /**
     * What still waits may bring it to the point before it is ready. Other nodes have their share of the work; where they
     * take what would lead to the point, they die too.
     */
    private void halt(Failpoint point) {
        stand.node(0).kill();
        stand.launch(0, point + "=halt@" + (1 + random.nextInt(2)));
        try {
            stand.node(0).awaitReady();
        } catch (AssertionError ended) {
            done.add("before it was ready:");
        }
        stand.proxy().cut();
        for (var tries = 0; tries < 15 && stand.isUp(0); tries++) {
            if (tries == PATIENT_TRIES) {
                stand.killOthers();
            }
            load.everything();
            stand.exitOf(0, Duration.ofSeconds(3));
        }
        var reached = !stand.isUp(0) && stand.exitOf(0, Duration.ZERO) == Failpoint.HALTED;
        done.add((reached ? "halt at " : "NOT REACHED ") + point);
    }

    List<String> done() {
        return List.copyOf(done);
    }
}
