package org.deskbridge.escalation;

import java.util.UUID;

/** Asked of whoever speaks to help desks elsewhere: whether people of one of them take this conversation over. */
public interface ExternalDesk {
    boolean takes(UUID workspace, UUID conversation);
}
