/** A stateful look-alike of the Intercom REST API 2.15, its consent page and its webhooks, written from the vendor's rules. */
@NullMarked
package org.deskbridge.sandbox.intercom;

import org.jspecify.annotations.NullMarked;
