/** Zendesk Support: tickets, comments, the incremental export, and webhooks by trigger. */
@NullMarked
package org.deskbridge.vendor.zendesk;

import org.jspecify.annotations.NullMarked;
