/** Rules that are only being thought of, tried on past conversations; no vendor is called and nothing is said. */
@NullMarked
package org.deskbridge.simulation;

import org.jspecify.annotations.NullMarked;
