package org.deskbridge.escalation;

import java.util.UUID;

/**
 * Somebody who writes a better summary than the conversation's own words make, a moment after the hand-over. A ticket
 * elsewhere waits for it, but not for long.
 */
public interface Summarist {
    boolean isFor(UUID workspace);
}
