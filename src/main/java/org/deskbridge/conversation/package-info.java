/** The core: visitors, conversations, their messages and who holds the pen. Every message enters through one method. */
@NullMarked
package org.deskbridge.conversation;

import org.jspecify.annotations.NullMarked;
