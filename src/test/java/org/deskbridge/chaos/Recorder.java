package org.deskbridge.chaos;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down what happens to everybody, in one order and by one clock. */
final class Recorder {
    private final Clock clock = Clock.systemUTC();
    private final Collection<Event> events = new ConcurrentLinkedQueue<>();

    Instant now() {
        return clock.instant();
    }

    void add(Event event) {
        events.add(event);
    }

    History history() {
        return new History(events.stream().toList());
    }
}
