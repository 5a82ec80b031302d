package org.deskbridge.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was recorded, oldest first. */
record History(List<Event> events) {
    History {
        events = List.copyOf(events);
    }

    /** The same told conversation by conversation. */
    Map<String, History> byConversation() {
        var parts = new LinkedHashMap<String, List<Event>>();
        events.forEach(event -> parts.computeIfAbsent(event.conversation(), any -> new ArrayList<>())
                .add(event));
        var histories = new LinkedHashMap<String, History>();
        parts.forEach((conversation, part) -> histories.put(conversation, new History(part)));
        return histories;
    }

    <T extends Event> Stream<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The final log; empty where the conversation was never stored. */
    List<Event.Line> log() {
        return of(Event.Log.class)
                .reduce((earlier, later) -> later)
                .map(Event.Log::lines)
                .orElse(List.of());
    }

    List<Event.Line> visible() {
        return log().stream().filter(line -> !line.internal()).toList();
    }
}
