package org.deskbridge.widget;

import java.util.UUID;
import org.deskbridge.conversation.Visits.Arrival;

/** Who is on a socket and in which conversation; {@code stored} once both are in the database. */
record Guest(UUID visitor, UUID conversation, boolean stored, Arrival arrival) {
    Guest in(UUID other, boolean isStored) {
        return new Guest(visitor, other, isStored, arrival);
    }
}
