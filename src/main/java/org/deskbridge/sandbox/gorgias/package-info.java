/** A stateful look-alike of the Gorgias REST API, written from the vendor's rules. */
@NullMarked
package org.deskbridge.sandbox.gorgias;

import org.jspecify.annotations.NullMarked;
