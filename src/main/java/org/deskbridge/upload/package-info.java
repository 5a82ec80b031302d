/** Files that shoppers and agents send: recognised by their content, kept in the database, read by signed addresses. */
@NullMarked
package org.deskbridge.upload;

import org.jspecify.annotations.NullMarked;
