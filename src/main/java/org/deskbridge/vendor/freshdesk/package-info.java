/** Freshdesk: tickets, notes, the list of changed tickets, and webhooks by an automation rule that an admin makes. */
@NullMarked
package org.deskbridge.vendor.freshdesk;

import org.jspecify.annotations.NullMarked;
