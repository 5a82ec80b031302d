package org.deskbridge.chaos;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to one participant, in the order in which the recorder was told; {@code at} is its clock. */
sealed interface Event {
    Instant at();

    String conversation();

    /** A message that left a client; sent again under the same id after a loss, it is recorded again. */
    record Sent(Instant at, String conversation, String by, String clientId, String text) implements Event {}

    /** The server said that it cannot store it now. */
    record Refused(Instant at, String conversation, String by, String clientId, String code) implements Event {}

    /** The server told the sender that it is stored. */
    record Acknowledged(Instant at, String conversation, String by, String clientId, long seq, String text)
            implements Event {}

    /** A listener came, or came back, and said up to which number it has everything. */
    record Resumed(Instant at, String conversation, String by, long after) implements Event {}

    /** A listener was shown a line; the number is the one that this listener counts by. */
    record Seen(Instant at, String conversation, String by, long number, Line line) implements Event {}

    /** The server answered that this human holds the pen now. */
    record TookOver(Instant at, String conversation, String by) implements Event {}

    /** Somebody is about to give the pen back. */
    record GivesBack(Instant at, String conversation, String by) implements Event {}

    /** Who holds the pen, as one participant sees it when all is quiet; null for the assistant. */
    record Holder(
            Instant at,
            String conversation,
            String by,
            @Nullable String holder) implements Event {}

    /** The server answered that a human is asked for. */
    record Escalated(Instant at, String conversation) implements Event {}

    /** The whole conversation as it stands when all is quiet. */
    record Log(Instant at, String conversation, List<Line> lines) implements Event {
        public Log {
            lines = List.copyOf(lines);
        }
    }

    /** A ticket of a desk when all is quiet, with the visitor's lines that stand in it. */
    record Ticket(Instant at, String conversation, String id, List<String> lines) implements Event {
        public Ticket {
            lines = List.copyOf(lines);
        }
    }

    /** One message as the server shows it. */
    record Line(
            long seq,
            long position,
            String id,
            boolean internal,
            String kind,
            @Nullable String name,
            @Nullable String clientId,
            String text,
            Instant sentAt) {}
}
