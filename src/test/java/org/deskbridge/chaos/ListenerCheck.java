package org.deskbridge.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deskbridge.chaos.Violation.Kind;

/** Whether every listener was shown every line: each once, in order, without a hole, and the same as all the others. */
final class ListenerCheck {
    private final String conversation;
    private final History history;
    private final Map<String, Long> cursors = new LinkedHashMap<>();
    private final Map<String, Event.Line> log = new HashMap<>();
    private final Map<String, Integer> said = new HashMap<>();
    private final Set<String> senders = new HashSet<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private final List<Violation> found = new ArrayList<>();

    ListenerCheck(String conversation, History history) {
        this.conversation = conversation;
        this.history = history;
        history.log().forEach(line -> log.put(line.id(), line));
    }

    List<Violation> violations() {
        for (var event : history.events()) {
            if (event instanceof Event.Sent sent) {
                said.merge(sent.clientId(), 1, Integer::sum);
                senders.add(sent.by() + sent.clientId());
            } else if (event instanceof Event.Resumed resumed) {
                cursors.put(resumed.by(), resumed.after());
            } else if (event instanceof Event.Seen seen) {
                next(seen);
                same(seen);
            }
        }
        if (!log.isEmpty()) {
            cursors.forEach(this::toTheEnd);
        }
        return found;
    }

    private void next(Event.Seen seen) {
        shown.merge(seen.by() + seen.line().clientId(), 1, Integer::sum);
        var before = cursors.getOrDefault(seen.by(), 0L);
        var number = seen.number();
        if (number <= before && isAnswer(seen)) {
            return;
        }
        if (number == before) {
            add(Kind.DOUBLED, seen.by() + " was shown " + number + " twice");
        } else if (number < before) {
            add(Kind.MISORDERED, seen.by() + " was shown " + number + " after " + before);
        } else if (number > before + 1) {
            add(Kind.GAP, seen.by() + " was shown " + number + " right after " + before);
        }
        cursors.put(seen.by(), Math.max(before, number));
    }

    /** Whoever says a thing that was said before, by itself or by another tab, is shown it again: once for each time. */
    private boolean isAnswer(Event.Seen seen) {
        var id = seen.line().clientId();
        var key = seen.by() + id;
        return senders.contains(key) && shown.getOrDefault(key, 0) <= said.getOrDefault(id, 0);
    }

    private void same(Event.Seen seen) {
        var line = log.get(seen.line().id());
        if (log.isEmpty()) {
            return;
        }
        if (line == null) {
            add(Kind.LOST, seen.by() + " was shown " + seen.line().id() + ", which is not in the log");
        } else if (line.seq() != seen.line().seq()
                || !line.text().equals(seen.line().text())) {
            add(Kind.ALTERED, seen.by() + " was shown " + seen.line().id() + " otherwise than the log has it");
        }
    }

    /** Agents count notes too and say so in their name; everybody else counts what visitors see. */
    private void toTheEnd(String listener, long cursor) {
        var counts = listener.startsWith("agent");
        var last = (counts ? history.log() : history.visible())
                .stream()
                        .mapToLong(line -> counts ? line.position() : line.seq())
                        .max()
                        .orElse(0);
        if (cursor < last) {
            add(Kind.UNSEEN, listener + " has seen " + cursor + " of " + last + " when all is quiet");
        }
    }

    private void add(Kind kind, String words) {
        found.add(new Violation(kind, conversation, words));
    }
}
