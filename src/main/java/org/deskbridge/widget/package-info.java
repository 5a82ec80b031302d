/** The live sockets of shoppers and agents: their frames, who listens to what, and one bounded queue with one writer each. */
@NullMarked
package org.deskbridge.widget;

import org.jspecify.annotations.NullMarked;
