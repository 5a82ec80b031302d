package org.deskbridge.escalation;

import java.util.List;
import java.util.UUID;

/**
 * A human is needed. Fired in the transaction that says so.
 *
 * @param opened false when the same episode asks once more after the assistant had been given the pen back
 */
public record Escalated(
        UUID workspace, UUID conversation, UUID episode, boolean opened, List<String> reasons, String summary) {}
