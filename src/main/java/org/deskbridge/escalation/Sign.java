package org.deskbridge.escalation;

/**
 * Something that may be a reason to hand over.
 *
 * @param strength between 0 and 1; of low confidence, the confidence itself
 * @param detail what it was recognised by, for the people who look at the decision later; of actions and topics, the name
 */
public record Sign(Reason reason, double strength, String detail) {}
