package org.deskbridge.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deskbridge.operations.Backlogs.Age;
import org.deskbridge.operations.Backlogs.Count;
import org.deskbridge.operations.Backlogs.Desk;
import org.deskbridge.work.WorkState;

/**
 * What the database said at one moment.
 *
 * @param known false while it does not answer: then there are no figures rather than old ones
 */
record Standing(boolean known, double answeredIn, List<Count> counts, List<Age> ages, List<Desk> desks) {
    static final Standing UNKNOWN = new Standing(false, 0, List.of(), List.of(), List.of());

    /** A kind of pool and a state in an operator's words. */
    record Place(PoolKind kind, String state) {}

    Map<Place, Long> items() {
        return counts.stream()
                .collect(Collectors.toMap(
                        count -> new Place(PoolKind.of(count.pool()), word(count.state())), Count::items, Long::sum));
    }

    Map<PoolKind, Double> oldest() {
        return ages.stream().collect(Collectors.toMap(age -> PoolKind.of(age.pool()), Age::seconds, Math::max));
    }

    double lag(Desk desk) {
        return ages.stream()
                .filter(age -> age.pool().equals(desk.id().toString()))
                .mapToDouble(Age::seconds)
                .max()
                .orElse(0);
    }

    static String word(WorkState state) {
        return switch (state) {
            case QUEUED -> "waiting";
            case SENDING -> "running";
            case RETRYING -> "retrying";
            case DELIVERED -> "done";
            case DEAD -> "given-up";
        };
    }
}
