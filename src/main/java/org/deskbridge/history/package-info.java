/** What the desks of a workspace know of a customer from before, for the assistant. */
@NullMarked
package org.deskbridge.history;

import org.jspecify.annotations.NullMarked;
