package org.deskbridge.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deskbridge.chaos.Violation.Kind;
import org.jspecify.annotations.Nullable;

/** Whether all that was acknowledged stands in the log: once, as it was sent, and in an order that its senders can expect. */
final class LogCheck {
    private final String conversation;
    private final History history;
    private final Map<String, Event.Line> stored = new HashMap<>();
    private final List<Violation> found = new ArrayList<>();

    LogCheck(String conversation, History history) {
        this.conversation = conversation;
        this.history = history;
    }

    List<Violation> violations() {
        numbers();
        once();
        history.of(Event.Acknowledged.class).forEach(this::kept);
        history.of(Event.Sent.class).forEach(this::unaltered);
        answered();
        senders().values().forEach(this::order);
        return found;
    }

    private void numbers() {
        var seq = 0L;
        for (var line : history.visible()) {
            if (line.seq() != ++seq) {
                add(Kind.GAP, "the log has number " + line.seq() + " where " + seq + " belongs");
                return;
            }
        }
        var position = 0L;
        for (var line : history.log()) {
            if (line.position() != ++position) {
                add(Kind.GAP, "the log has position " + line.position() + " where " + position + " belongs");
                return;
            }
        }
    }

    private void once() {
        var ids = new HashSet<String>();
        for (var line : history.log()) {
            if (!ids.add(line.id())) {
                add(Kind.DOUBLED, "message " + line.id() + " stands in the log twice");
            }
            var client = line.clientId();
            if (client != null && stored.putIfAbsent(client, line) != null) {
                add(Kind.DOUBLED, "what was sent as " + client + " stands in the log twice");
            }
        }
    }

    private void kept(Event.Acknowledged told) {
        var line = stored.get(told.clientId());
        if (line == null) {
            add(Kind.LOST, told.clientId() + " was acknowledged to " + told.by() + " and is not in the log");
        } else if (line.seq() != told.seq()) {
            add(Kind.MISORDERED, told.clientId() + " was acknowledged as " + told.seq() + " and is " + line.seq());
        } else if (!line.text().equals(told.text())) {
            add(Kind.ALTERED, told.clientId() + " was acknowledged with another text than the log has");
        }
    }

    private void unaltered(Event.Sent sent) {
        var line = stored.get(sent.clientId());
        var refused = history.of(Event.Refused.class)
                .anyMatch(one ->
                        one.clientId().equals(sent.clientId()) && one.code().equals("conflict"));
        if (line != null && !line.text().equals(sent.text()) && !refused) {
            add(Kind.ALTERED, sent.clientId() + " was sent by " + sent.by() + " with another text than the log has");
        }
    }

    /** When all is quiet, each sender knows of each of its messages that it is stored, or why not. */
    private void answered() {
        var told = history.of(Event.Acknowledged.class)
                .map(one -> one.by() + one.clientId())
                .collect(Collectors.toSet());
        history.of(Event.Refused.class)
                .filter(one -> one.code().equals("conflict"))
                .forEach(one -> told.add(one.by() + one.clientId()));
        if (history.of(Event.Log.class).findAny().isPresent()) {
            history.of(Event.Sent.class)
                    .filter(sent -> told.add(sent.by() + sent.clientId()))
                    .forEach(sent -> add(Kind.UNANSWERED, sent.clientId() + " of " + sent.by() + " has no answer"));
        }
    }

    /** A message on its way: when it was first sent, and when first acknowledged. */
    private static final class Flight {
        private final String id;
        private final Instant sent;
        private boolean smooth = true;
        private @Nullable Instant told;

        Flight(String id, Instant sent) {
            this.id = id;
            this.sent = sent;
        }
    }

    private Map<String, List<Flight>> senders() {
        var senders = new HashMap<String, List<Flight>>();
        var flights = new HashMap<String, Flight>();
        for (var event : history.events()) {
            if (event instanceof Event.Sent sent) {
                var again = flights.get(sent.clientId());
                if (again == null) {
                    var flight = new Flight(sent.clientId(), sent.at());
                    flights.put(sent.clientId(), flight);
                    senders.computeIfAbsent(sent.by(), any -> new ArrayList<>()).add(flight);
                } else {
                    again.smooth = false;
                }
            } else if (event instanceof Event.Acknowledged told) {
                var flight = flights.get(told.clientId());
                if (flight != null && flight.told == null) {
                    flight.told = told.at();
                }
            }
        }
        return senders;
    }

    /** What was sent later stands later, if the earlier one had been acknowledged by then, or nothing happened to either. */
    private void order(List<Flight> flights) {
        var latest = 0L;
        var latestSmooth = 0L;
        var waiting = new ArrayList<Flight>();
        for (var flight : flights) {
            var told = waiting.stream()
                    .filter(one -> one.told != null && one.told.isBefore(flight.sent))
                    .toList();
            waiting.removeAll(told);
            latest = Math.max(latest, told.stream().mapToLong(this::seq).max().orElse(0));
            var seq = seq(flight);
            if (seq > 0 && seq < Math.max(latest, flight.smooth ? latestSmooth : 0)) {
                add(Kind.MISORDERED, flight.id + " was sent after others that stand behind it at " + seq);
            }
            latestSmooth = flight.smooth ? Math.max(latestSmooth, seq) : latestSmooth;
            waiting.add(flight);
        }
    }

    private long seq(Flight flight) {
        var line = stored.get(flight.id);
        return line == null ? 0 : line.seq();
    }

    private void add(Kind kind, String words) {
        found.add(new Violation(kind, conversation, words));
    }
}
