package org.deskbridge.conversation;

import java.util.Optional;
import java.util.UUID;

/** Asked of whoever keeps tickets: the one that a conversation is being worked on in. */
public interface LinkedTicket {
    /** A ticket as a conversation shows it, in whatever desk it stands. */
    record Shown(String connectorType, String externalId, String reference, String url, String status) {}

    Optional<Shown> of(UUID conversation);
}
