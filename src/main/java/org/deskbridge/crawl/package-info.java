/** What a polite robot does with one address: asks whether it may, fetches it once, and says what it found there. */
@NullMarked
package org.deskbridge.crawl;

import org.jspecify.annotations.NullMarked;
