/** What every look-alike needs and no vendor owns: requests, answers, rows, routes, limits, faults, webhooks. */
@NullMarked
package org.deskbridge.sandbox.kit;

import org.jspecify.annotations.NullMarked;
