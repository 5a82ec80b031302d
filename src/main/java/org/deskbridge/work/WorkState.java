package org.deskbridge.work;

/** Where a work item stands, in the words of the delivery ledger. */
public enum WorkState {
    QUEUED,
    SENDING,
    RETRYING,
    DELIVERED,
    DEAD
}
