package org.deskbridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.deskbridge.chaos.Violation.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A history in which all is well has no violation, and each kind of violation is noticed in one that has it. */
class CheckerTest {
    private static final String HERE = "c";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Event.Line> log = new ArrayList<>(List.of(
            line(1, "visitor", "a", "first"),
            line(2, "assistant", null, "answer"),
            line(3, "visitor", "b", "second"),
            line(4, "agent", "x", "hello"),
            line(5, "visitor", "c", "third")));
    private final List<Event> events = new ArrayList<>();
    private final List<String> ticket = new ArrayList<>(List.of("first", "second", "third"));

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static Event.Line line(int seq, String kind, @Nullable String clientId, String text) {
        return new Event.Line(
                seq,
                seq,
                "m" + seq + kind,
                false,
                kind,
                kind.equals("agent") ? "Ada" : null,
                clientId,
                text,
                at(seq * 10));
    }

    /** Each line of a visitor leaves five seconds before it is stored and is acknowledged one second after. */
    private void tell() {
        for (var line : List.copyOf(log)) {
            var second = (int) line.seq() * 10;
            if (line.kind().equals("visitor")) {
                var id = String.valueOf(line.clientId());
                events.add(new Event.Sent(at(second - 5), HERE, "visitor 1", id, line.text()));
                events.add(new Event.Acknowledged(at(second + 1), HERE, "visitor 1", id, line.seq(), line.text()));
            }
            events.add(seen("visitor 1", line));
            events.add(seen("agent 1", line));
        }
        events.add(new Event.TookOver(at(41), HERE, "Ada"));
        events.add(new Event.Escalated(at(41), HERE));
    }

    private static Event.Seen seen(String by, Event.Line line) {
        return new Event.Seen(at((int) line.seq() * 10 + 2), HERE, by, line.seq(), line);
    }

    private Set<Kind> found() {
        var all = new ArrayList<>(events);
        all.add(new Event.Holder(at(100), HERE, "visitor 1", "Ada"));
        all.add(new Event.Holder(at(100), HERE, "agent 1", "Ada"));
        all.add(new Event.Log(at(100), HERE, log));
        all.add(new Event.Ticket(at(100), HERE, "7", ticket));
        var kinds = EnumSet.noneOf(Kind.class);
        Checker.check(new History(all)).forEach(violation -> kinds.add(violation.kind()));
        return kinds;
    }

    @Test
    void a_history_in_which_all_is_well_has_no_violation() {
        tell();
        assertThat(found()).isEmpty();
    }

    private static final Map<Kind, Consumer<CheckerTest>> BREAKS = Map.ofEntries(
            Map.entry(Kind.UNANSWERED, test -> test.events.removeIf(event -> event instanceof Event.Acknowledged)),
            Map.entry(Kind.LOST, test -> test.log.removeLast()),
            Map.entry(Kind.UNSEEN, test -> test.log.add(line(6, "system", null, "nobody was shown this"))),
            Map.entry(Kind.DOUBLED, test -> test.log.add(line(6, "visitor", "a", "first"))),
            Map.entry(Kind.MISORDERED, test -> test.swap()),
            Map.entry(Kind.GAP, test -> test.log.set(4, line(6, "visitor", "c", "third"))),
            Map.entry(Kind.ALTERED, test -> test.log.set(0, line(1, "visitor", "a", "FIRST"))),
            Map.entry(Kind.TWO_PENS, test -> test.events.add(new Event.Holder(at(99), HERE, "agent 2", "Bob"))),
            Map.entry(Kind.ASSISTANT_AFTER_HUMAN, test -> test.log.add(line(6, "assistant", null, "me too"))),
            Map.entry(Kind.TICKETS, test -> test.events.add(new Event.Ticket(at(99), HERE, "8", test.ticket))),
            Map.entry(Kind.TICKET_LINES, test -> test.ticket.add("first")));

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_kind_of_violation_is_noticed(Kind kind) {
        tell();
        assertThat(BREAKS).containsKey(kind);
        Objects.requireNonNull(BREAKS.get(kind)).accept(this);
        assertThat(found()).contains(kind);
    }

    /** The first and the third line have changed places, and everybody was shown them so. */
    private void swap() {
        log.set(0, line(1, "visitor", "c", "third"));
        log.set(4, line(5, "visitor", "a", "first"));
    }

    @Test
    void a_listener_that_misses_one_has_a_gap_and_one_that_comes_back_for_it_has_none() {
        tell();
        events.removeIf(event -> event instanceof Event.Seen seen && seen.by().equals("agent 1") && seen.number() == 3);
        assertThat(found()).containsExactly(Kind.GAP);
        events.add(new Event.Resumed(at(90), HERE, "agent 2", 2));
        log.subList(2, 5).forEach(line -> events.add(seen("agent 2", line)));
        events.removeIf(event -> event instanceof Event.Seen seen && seen.by().equals("agent 1"));
        assertThat(found()).isEmpty();
    }

    @Test
    void whoever_says_a_thing_again_may_be_shown_it_again_and_once_only() {
        tell();
        events.add(new Event.Sent(at(60), HERE, "visitor 1", "a", "first"));
        events.add(seen("visitor 1", log.getFirst()));
        assertThat(found()).isEmpty();
        events.add(seen("visitor 1", log.getFirst()));
        assertThat(found()).containsExactly(Kind.MISORDERED);
    }

    @Test
    void an_answer_to_another_is_none_for_whoever_only_listens() {
        tell();
        events.add(new Event.Sent(at(60), HERE, "visitor 1", "a", "first"));
        events.add(seen("agent 1", log.getFirst()));
        assertThat(found()).containsExactly(Kind.MISORDERED);
    }

    @Test
    void a_listener_that_is_shown_one_twice_or_backwards_is_noticed() {
        tell();
        events.add(seen("agent 1", log.get(4)));
        assertThat(found()).containsExactly(Kind.DOUBLED);
        events.add(seen("agent 1", log.get(1)));
        assertThat(found()).containsExactlyInAnyOrder(Kind.DOUBLED, Kind.MISORDERED);
    }

    @Test
    void what_was_shown_and_is_not_in_the_log_is_lost() {
        tell();
        events.add(new Event.Seen(at(70), HERE, "visitor 1", 6, line(6, "agent", "y", "gone")));
        assertThat(found()).containsExactly(Kind.LOST);
    }

    @Test
    void the_assistant_may_speak_while_nobody_holds_the_pen_and_not_within() {
        tell();
        log.removeIf(line -> line.kind().equals("agent"));
        log.set(3, line(4, "visitor", "c", "third"));
        events.removeIf(event -> !(event instanceof Event.TookOver));
        events.add(new Event.GivesBack(at(55), HERE, "Ada"));
        log.add(line(5, "assistant", null, "while Ada holds the pen"));
        assertThat(found()).contains(Kind.ASSISTANT_AFTER_HUMAN);
        log.set(4, line(6, "assistant", null, "after she gave it back"));
        assertThat(found()).doesNotContain(Kind.ASSISTANT_AFTER_HUMAN);
    }

    @Test
    void a_ticket_that_lacks_a_line_or_turns_two_around_is_noticed() {
        tell();
        ticket.remove("second");
        assertThat(found()).containsExactly(Kind.TICKET_LINES);
        ticket.addLast("second");
        assertThat(found()).containsExactly(Kind.TICKET_LINES);
    }

    @Test
    void a_reply_at_the_desk_that_never_comes_or_comes_twice_is_noticed() {
        tell();
        ticket.add("reply 1");
        assertThat(found()).containsExactly(Kind.TICKET_LINES);
        comes(line(6, "agent", "y", "reply 1"));
        assertThat(found()).isEmpty();
        comes(line(7, "agent", "z", "reply 1"));
        assertThat(found()).containsExactly(Kind.TICKET_LINES);
    }

    private void comes(Event.Line line) {
        log.add(line);
        events.add(seen("visitor 1", line));
        events.add(seen("agent 1", line));
    }

    @Test
    void what_was_sent_before_the_other_was_acknowledged_may_come_in_any_order_after_a_loss() {
        log.clear();
        log.add(line(1, "visitor", "b", "second"));
        log.add(line(2, "visitor", "a", "first"));
        ticket.clear();
        ticket.addAll(List.of("second", "first"));
        events.add(new Event.Sent(at(1), HERE, "visitor 1", "a", "first"));
        events.add(new Event.Sent(at(2), HERE, "visitor 1", "b", "second"));
        events.add(new Event.Acknowledged(at(11), HERE, "visitor 1", "b", 1, "second"));
        events.add(new Event.Acknowledged(at(21), HERE, "visitor 1", "a", 2, "first"));
        assertThat(found()).containsExactly(Kind.MISORDERED);
        events.add(2, new Event.Sent(at(3), HERE, "visitor 1", "a", "first"));
        assertThat(found()).isEmpty();
    }
}
