package org.deskbridge.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Sockets by the thousand, opened from a few threads and then left alone. */
final class Crowd implements AutoCloseable {
    private static final int THREADS = 16;
    private static final Pattern TOKEN = Pattern.compile("\"visitorToken\":\"([^\"]+)\"");
    private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\\{\"id\":\"([^\"]+)\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":([0-9]+)");

    private final List<Wire> wires = new ArrayList<>();

    /** Who was welcomed: what is needed to come back. */
    record Guest(String token, String conversation) {}

    private interface Opening<T> {
        T open(int i) throws IOException;
    }

    /** Sockets of which nothing is asked; the seconds until the last is open. */
    double upgrade(URI at, int count) throws InterruptedException {
        var begun = System.nanoTime();
        all(count, i -> keep(new Wire(at)));
        return (System.nanoTime() - begun) / 1e9;
    }

    /** New visitors, each welcomed. */
    List<Guest> arrive(URI at, int count) throws InterruptedException {
        return all(count, i -> {
            var welcome = say(at, "{\"type\":\"hello\"}");
            return new Guest(found(TOKEN, welcome), found(CONVERSATION, welcome));
        });
    }

    /** Visitors who come back; of each the numbers that came with the welcome. */
    List<List<Integer>> resume(URI at, List<Guest> guests, int after) throws InterruptedException {
        return all(guests.size(), i -> {
            var hello =
                    "{\"type\":\"hello\",\"visitorToken\":\"" + guests.get(i).token() + "\",\"after\":" + after + "}";
            return SEQ.matcher(say(at, hello))
                    .results()
                    .map(seq -> Integer.parseInt(seq.group(1)))
                    .toList();
        });
    }

    private String say(URI at, String hello) throws IOException {
        var wire = keep(new Wire(at));
        wire.send(hello);
        var answer = new AtomicReference<String>();
        while (answer.get() == null) {
            wire.readOne((text, when) -> answer.set(text));
        }
        return answer.get();
    }

    private synchronized Wire keep(Wire wire) {
        wires.add(wire);
        return wire;
    }

    private static <T> List<T> all(int count, Opening<T> opening) throws InterruptedException {
        IntFunction<Callable<T>> one = i -> () -> opening.open(i);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var opened = new ArrayList<T>();
            for (var done : threads.invokeAll(
                    java.util.stream.IntStream.range(0, count).mapToObj(one).toList())) {
                opened.add(done.get());
            }
            return opened;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        wires.forEach(Wire::close);
        wires.clear();
    }
}
