/** The delivery ledger over REST: {@code work} knows no workspaces' members, so the door to its rows is here. */
@NullMarked
package org.deskbridge.ledger;

import org.jspecify.annotations.NullMarked;
