/**
 * Durable work: rows in lanes, claimed by compare-and-set, run outside any transaction, finished behind a fence.
 *
 * <p>What must happen after a commit is a row written in that commit; a process may die anywhere and nothing is forgotten.
 */
@NullMarked
package org.deskbridge.work;

import org.jspecify.annotations.NullMarked;
