/**
 * The assistant at work on a help desk's own tickets, whatever channel they came by: on those, and only on those, that are
 * assigned to its user.
 */
@NullMarked
package org.deskbridge.inside;

import org.jspecify.annotations.NullMarked;
