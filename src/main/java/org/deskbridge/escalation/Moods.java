package org.deskbridge.escalation;

import java.util.Optional;
import java.util.UUID;

/** Asked of whoever listens to visitors: the strongest sign of lost patience that a conversation has lately given. */
public interface Moods {
    Optional<Sign> lately(UUID conversation);
}
