/** How long conversations are kept, and their end: knows every table that is about a conversation. */
@NullMarked
package org.deskbridge.retention;

import org.jspecify.annotations.NullMarked;
