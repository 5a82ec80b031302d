/** Help desks to play with: look-alikes of the vendors, their control calls and an agent's page, off in production. */
@NullMarked
package org.deskbridge.sandbox;

import org.jspecify.annotations.NullMarked;
