package org.deskbridge.assistant;

import java.util.UUID;

/**
 * Where a tool is used: all that it may know about whom it works for, and nothing of it comes from the model.
 *
 * @param message the number of the visitor's message that is being answered; the same one again is the same wish
 */
public record Talk(UUID workspace, UUID conversation, long message) {}
