/** A stateful look-alike of the Freshdesk API v2, written from the vendor's rules. */
@NullMarked
package org.deskbridge.sandbox.freshdesk;

import org.jspecify.annotations.NullMarked;
