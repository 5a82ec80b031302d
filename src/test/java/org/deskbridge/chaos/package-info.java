/** Clients that never wait, faults on a schedule, and a checker that reads what everybody sent, was told and saw. */
@NullMarked
package org.deskbridge.chaos;

import org.jspecify.annotations.NullMarked;
