/** What an operator watches; looks at every feature, and nothing here is needed by any. */
@NullMarked
package org.deskbridge.operations;

import org.jspecify.annotations.NullMarked;
