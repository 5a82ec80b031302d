/** The built-in help desk: an escalation becomes a ticket here, and the team hears of it. */
@NullMarked
package org.deskbridge.desk;

import org.jspecify.annotations.NullMarked;
