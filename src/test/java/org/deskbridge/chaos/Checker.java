package org.deskbridge.chaos;

import java.util.List;
import java.util.stream.Stream;

/** Reads a history and says what it shows that must not be; looks at nothing but the history. */
final class Checker {
    private Checker() {}

    static List<Violation> check(History history) {
        return history.byConversation().entrySet().stream()
                .flatMap(one -> conversation(one.getKey(), one.getValue()))
                .toList();
    }

    private static Stream<Violation> conversation(String id, History history) {
        return Stream.of(
                        new LogCheck(id, history).violations(),
                        new ListenerCheck(id, history).violations(),
                        new PenCheck(id, history).violations(),
                        new TicketCheck(id, history).violations())
                .flatMap(List::stream);
    }
}
