/** A stateful look-alike of the Zendesk Support API, written from the vendor's rules. */
@NullMarked
package org.deskbridge.sandbox.zendesk;

import org.jspecify.annotations.NullMarked;
