/**
 * Decides what the assistant does with a visitor's turn: answer from the knowledge base, hand over, or admit that it does
 * not know.
 */
@NullMarked
package org.deskbridge.assistant;

import org.jspecify.annotations.NullMarked;
