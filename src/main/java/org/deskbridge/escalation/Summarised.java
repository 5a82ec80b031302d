package org.deskbridge.escalation;

import java.util.UUID;

/** An episode has a better summary than it began with. Fired in the transaction that stores it. */
public record Summarised(UUID conversation, UUID episode, String summary) {}
