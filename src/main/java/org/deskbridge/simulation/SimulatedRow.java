package org.deskbridge.simulation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.escalation.Reason;
import org.deskbridge.platform.Ids;
import org.deskbridge.simulation.Moment.HandOver;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A conversation that either rule set hands over. */
@Entity
@Table(name = "simulated")
class SimulatedRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "simulation_id")
    UUID simulationId;

    @Column(name = "conversation_id")
    UUID conversationId;

    /** {@code same}, {@code new}, {@code gone}, {@code earlier}, {@code later} or {@code other-reasons}. */
    String difference;

    @Column(name = "now_seq")
    @Nullable
    Long nowSeq;

    @Column(name = "now_reasons")
    String nowReasons;

    @Column(name = "draft_seq")
    @Nullable
    Long draftSeq;

    @Column(name = "draft_reasons")
    String draftReasons;

    @SuppressWarnings("NullAway.Init")
    protected SimulatedRow() {}

    @SuppressWarnings("NullAway.Init")
    SimulatedRow(UUID simulation, UUID conversation, Optional<HandOver> now, Optional<HandOver> draft) {
        this.id = Ids.next();
        this.simulationId = simulation;
        this.conversationId = conversation;
        this.difference = difference(now, draft);
        this.nowSeq = now.map(HandOver::seq).orElse(null);
        this.nowReasons = words(now);
        this.draftSeq = draft.map(HandOver::seq).orElse(null);
        this.draftReasons = words(draft);
    }

    static String difference(Optional<HandOver> now, Optional<HandOver> draft) {
        if (now.isEmpty() || draft.isEmpty()) {
            return now.isEmpty() ? "new" : "gone";
        }
        var seqs = Long.compare(draft.get().seq(), now.get().seq());
        if (seqs != 0) {
            return seqs < 0 ? "earlier" : "later";
        }
        return now.equals(draft) ? "same" : "other-reasons";
    }

    private static String words(Optional<HandOver> over) {
        return over.map(HandOver::reasons).orElse(List.of()).stream()
                .map(Reason::word)
                .collect(Collectors.joining(","));
    }

    static List<String> list(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(","));
    }
}
