/**
 * Questions with what is expected of their answers, asked in bulk and compared with the last time; nothing is said to
 * anybody.
 */
@NullMarked
package org.deskbridge.evaluation;

import org.jspecify.annotations.NullMarked;
