/** Past tickets of a connected desk, brought into the built-in one or made into drafts of articles. */
@NullMarked
package org.deskbridge.importing;

import org.jspecify.annotations.NullMarked;
