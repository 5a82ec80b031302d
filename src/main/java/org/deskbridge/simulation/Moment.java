package org.deskbridge.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deskbridge.assistant.StoredSigns;
import org.deskbridge.assistant.TraceView;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.escalation.Sign;

/**
 * A point of a past conversation at which rules have something to say.
 *
 * @param seq the number of the visitor's message
 * @param traces how the assistant decided there; none where the visitor pressed or rated something
 * @param signs what was there besides the traces
 */
record Moment(long seq, List<TraceView> traces, List<Sign> signs) {
    /** When, and by which rules, a conversation goes to people. */
    record HandOver(long seq, List<Reason> reasons) {}

    /** The first moment at which a rule fires decides; what comes later is the people's. */
    static Optional<HandOver> first(List<Moment> conversation, RuleSet rules) {
        return conversation.stream()
                .sorted(Comparator.comparingLong(Moment::seq))
                .map(moment -> new HandOver(moment.seq, moment.fired(rules)))
                .filter(over -> !over.reasons.isEmpty())
                .findFirst();
    }

    private List<Reason> fired(RuleSet rules) {
        var all = new ArrayList<>(signs);
        if (!traces.isEmpty()) {
            all.addAll(StoredSigns.in(traces, rules.of(Reason.TOPIC).names()));
        }
        return rules.judge(all).stream()
                .filter(RuleSet.Judgement::fired)
                .map(judgement -> judgement.sign().reason())
                .distinct()
                .toList();
    }
}
