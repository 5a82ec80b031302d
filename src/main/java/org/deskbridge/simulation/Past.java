package org.deskbridge.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.assistant.TraceView;
import org.deskbridge.assistant.Traces;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Sign;
import org.jspecify.annotations.Nullable;

/** What past conversations offered the rules, a page at a time. */
@ApplicationScoped
@Transactional
class Past {
    private static final Set<String> LOW = Set.of("down", "1", "2");

    @Inject
    Transcripts transcripts;

    @Inject
    Traces traces;

    @Inject
    Escalations escalations;

    /** A page, newest first, and the cursor of the next; null at the end. */
    record Chapter(
            Map<ConversationView, List<Moment>> conversations,
            @Nullable String next) {}

    Chapter read(@Nullable String cursor, int size) {
        var views = transcripts.list(null, cursor, size);
        var ids = views.stream().map(ConversationView::id).toList();
        var found = new HashMap<UUID, List<Moment>>();
        turns(ids).forEach((turn, traces) -> add(found, turn.conversation, new Moment(turn.seq, traces, List.of())));
        var lastSeqs = views.stream().collect(Collectors.toMap(ConversationView::id, ConversationView::lastSeq));
        transcripts.ratings(ids).stream()
                .filter(rating -> LOW.contains(rating.score()))
                .forEach(rating -> {
                    var seq = rating.seq() == null ? lastSeqs.get(rating.conversation()) : rating.seq();
                    add(found, rating.conversation(), moment(seq, Reason.LOW_RATING));
                });
        escalations
                .because(Reason.VISITOR_BUTTON, ids)
                .forEach(id -> add(found, id, moment(lastSeqs.get(id), Reason.VISITOR_BUTTON)));
        var conversations = new LinkedHashMap<ConversationView, List<Moment>>();
        views.forEach(view -> conversations.put(view, found.getOrDefault(view.id(), List.of())));
        return new Chapter(
                conversations, views.size() < size ? null : views.getLast().id().toString());
    }

    private record Turn(@Nullable UUID conversation, long seq) {}

    /** Several messages may have been judged in one turn. */
    private Map<Turn, List<TraceView>> turns(List<UUID> conversations) {
        return traces.of(conversations).stream()
                .collect(Collectors.groupingBy(trace -> new Turn(trace.conversation(), trace.seq())));
    }

    private static void add(Map<UUID, List<Moment>> found, @Nullable UUID conversation, Moment moment) {
        if (conversation != null) {
            found.computeIfAbsent(conversation, any -> new ArrayList<>()).add(moment);
        }
    }

    private static Moment moment(@Nullable Long seq, Reason reason) {
        return new Moment(seq == null ? 0 : seq, List.of(), List.of(new Sign(reason, 1, "")));
    }
}
