/** When and why a human is needed: reasons, episodes and the summary that a human reads first. */
@NullMarked
package org.deskbridge.escalation;

import org.jspecify.annotations.NullMarked;
