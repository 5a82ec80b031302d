package org.deskbridge.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.deskbridge.chaos.Violation.Kind;
import org.jspecify.annotations.Nullable;

/** Whether one pen was held by one hand, and the assistant was silent while that hand was a human's. */
final class PenCheck {
    private final String conversation;
    private final History history;
    private final List<Violation> found = new ArrayList<>();

    PenCheck(String conversation, History history) {
        this.conversation = conversation;
        this.history = history;
    }

    List<Violation> violations() {
        oneHand();
        silentAfterSpeech();
        silentAfterTakingOver();
        return found;
    }

    /** When all is quiet, everybody names the same holder. */
    private void oneHand() {
        var holders = new HashSet<@Nullable String>();
        history.of(Event.Holder.class).forEach(one -> holders.add(one.holder()));
        if (holders.size() > 1) {
            add(Kind.TWO_PENS, "the pen is in the hands of each of " + holders);
        }
    }

    /** Where nobody gives back, the first public word of a human is the end of the assistant's. */
    private void silentAfterSpeech() {
        if (history.of(Event.GivesBack.class).findAny().isPresent()) {
            return;
        }
        var spoken = false;
        for (var line : history.log()) {
            spoken |= line.kind().equals("agent") && !line.internal();
            if (spoken && line.kind().equals("assistant")) {
                add(Kind.ASSISTANT_AFTER_HUMAN, "the assistant's " + line.seq() + " stands behind a human's word");
            }
        }
    }

    /** The server's and the recorder's clock are one: a line that bears a later time than the answer was stored later. */
    private void silentAfterTakingOver() {
        Instant since = null;
        var spans = new ArrayList<Instant[]>();
        for (var event : history.events()) {
            if (event instanceof Event.TookOver took && since == null) {
                since = took.at();
            } else if (event instanceof Event.GivesBack gives && since != null) {
                spans.add(new Instant[] {since, gives.at()});
                since = null;
            }
        }
        if (since != null) {
            spans.add(new Instant[] {since, Instant.MAX});
        }
        history.log().stream()
                .filter(line -> line.kind().equals("assistant"))
                .filter(line -> spans.stream().anyMatch(span -> within(line.sentAt(), span)))
                .forEach(line -> add(
                        Kind.ASSISTANT_AFTER_HUMAN,
                        "the assistant's " + line.seq() + " was stored after a human had been told to hold the pen"));
    }

    private static boolean within(Instant time, Instant[] span) {
        return time.isAfter(span[0]) && time.isBefore(Objects.requireNonNull(span[1]));
    }

    private void add(Kind kind, String words) {
        found.add(new Violation(kind, conversation, words));
    }
}
