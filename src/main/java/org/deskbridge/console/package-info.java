/** The agents' and admins' pages: a bean a page, each no more than a translation between Faces and a use case. */
@NullMarked
package org.deskbridge.console;

import org.jspecify.annotations.NullMarked;
