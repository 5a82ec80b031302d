package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.deskbridge.assistant.Traces;
import org.jspecify.annotations.Nullable;

/** The decisions in a conversation, and each of them as it would be today. */
@Named
@ViewScoped
public class TracePart implements Serializable {
    @Inject
    Member member;

    @Inject
    Traces traces;

    private final Map<UUID, ShownTrace> today = new HashMap<>();

    public List<ShownTrace> of(UUID conversation) {
        return traces.of(conversation).stream().map(ShownTrace::of).toList();
    }

    public void again(UUID trace) {
        var before = traces.get(trace);
        today.put(trace, ShownTrace.of(trace, before.question(), traces.again(member.workspaceId(), before)));
    }

    public @Nullable ShownTrace today(UUID trace) {
        return today.get(trace);
    }
}
