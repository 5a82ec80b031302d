/**
 * Where articles come from that nobody wrote here: files and sites, read again without doubling anything.
 *
 * <p>A source is added, work reads it page by page ({@link org.deskbridge.reading} for files, {@link org.deskbridge.crawl}
 * for sites), and each text is put under an id that the same text has next time.
 */
@NullMarked
package org.deskbridge.source;

import org.jspecify.annotations.NullMarked;
