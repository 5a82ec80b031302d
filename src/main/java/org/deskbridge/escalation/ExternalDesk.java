package org.deskbridge.escalation;

import java.util.UUID;

/** Asked of whoever speaks to help desks elsewhere: whether one of them works for a workspace now. */
public interface ExternalDesk {
    boolean takes(UUID workspace);
}
