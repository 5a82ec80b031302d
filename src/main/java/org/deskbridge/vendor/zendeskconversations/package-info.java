/** Zendesk Conversations: people answer live in Zendesk's agent workspace, and control goes to them and back. */
@NullMarked
package org.deskbridge.vendor.zendeskconversations;

import org.jspecify.annotations.NullMarked;
