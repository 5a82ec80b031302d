/** Gorgias: tickets, messages, and webhooks as its HTTP integrations. */
@NullMarked
package org.deskbridge.vendor.gorgias;

import org.jspecify.annotations.NullMarked;
