/**
 * Keeps a conversation and its ticket at a vendor telling the same story, in both directions.
 *
 * <p>Out: event, work row in the conversation's lane, {@link org.deskbridge.connector.Ticketing}. In: webhook, stored raw,
 * work row in the same lane, {@link org.deskbridge.connector.TicketReading}, conversation.
 */
@NullMarked
package org.deskbridge.sync;

import org.jspecify.annotations.NullMarked;
