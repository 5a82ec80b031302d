package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.deskbridge.conversation.Conversations.Spoken;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Together;
import org.deskbridge.platform.Trail;

/** Puts into one transaction what is said in a workspace while the previous transaction commits. */
@ApplicationScoped
class GroupCommit {
    @Inject
    Storing storing;

    private final Map<UUID, Together<Saying, Spoken>> groups = new ConcurrentHashMap<>();

    /** Committed when it returns. */
    Spoken say(Utterance utterance) {
        return groups.computeIfAbsent(Tenant.current(), any -> group()).join(new Saying(utterance, Trail.current()));
    }

    private Together<Saying, Spoken> group() {
        return new Together<>(storing::together, saying -> storing.store(saying.utterance()));
    }

    /** How many wait for a transaction of others to end. */
    int waiting() {
        return groups.values().stream().mapToInt(Together::waiting).sum();
    }
}
