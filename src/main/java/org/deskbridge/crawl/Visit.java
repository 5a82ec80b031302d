package org.deskbridge.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deskbridge.reading.Piece;

/** What was found at an address. */
public sealed interface Visit {
    /**
     * A page.
     *
     * @param pieces one, or several of a very long page; none when there is nothing to keep, and then {@code whyNot} says why
     * @param canonical what it names as its own address; empty when that is where it was found, or on another site
     */
    record Page(List<Piece> pieces, String whyNot, Optional<WebAddress> canonical, List<WebAddress> links)
            implements Visit {}

    /** A sitemap, or an index of sitemaps. */
    record Listing(List<WebAddress> listings, List<WebAddress> pages) implements Visit {}

    /** It is elsewhere now. */
    record Moved(String to, Optional<WebAddress> address) implements Visit {}

    /** Nothing for us, today and probably tomorrow. */
    record Nothing(String why) implements Visit {}

    /** It may be otherwise next time, and not before this pause. */
    record Trouble(String why, Optional<Duration> pause) implements Visit {}
}
