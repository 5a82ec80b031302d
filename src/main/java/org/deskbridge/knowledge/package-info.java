/**
 * What a workspace knows, and how the part of it that answers a question is found.
 *
 * <p>In: an article, cut into passages, their meaning computed, stored. Out: a question, the workspace's own index
 * (words and meaning), ranked articles with a confidence that has been calibrated.
 */
@NullMarked
package org.deskbridge.knowledge;

import org.jspecify.annotations.NullMarked;
