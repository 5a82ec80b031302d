/** Files and pages from outside become texts that can be articles; what is damaged, hostile or too large is refused with its reason. */
@NullMarked
package org.deskbridge.reading;

import org.jspecify.annotations.NullMarked;
