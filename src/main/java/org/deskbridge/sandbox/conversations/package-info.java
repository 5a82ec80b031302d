/** Zendesk Conversations (Sunshine Conversations v2): users, conversations, messages, and a switchboard with its webhooks. */
@NullMarked
package org.deskbridge.sandbox.conversations;

import org.jspecify.annotations.NullMarked;
