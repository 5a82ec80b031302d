/** The way out to addresses that a tenant typed: public ones only, whatever they are spelled like, bounded in time and size. */
@NullMarked
package org.deskbridge.outbound;

import org.jspecify.annotations.NullMarked;
