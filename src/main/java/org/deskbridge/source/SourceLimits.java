package org.deskbridge.source;

/** How much of a site is read, and how much a workspace may read from. */
final class SourceLimits {
    static final int SOURCES = 200;
    static final int PAGES = 200;
    static final int MOST_PAGES = 2000;
    static final long BYTES = 200L * 1024 * 1024;
    static final int DEPTH = 8;
    static final int HOPS = 5;

    /** Addresses that are kept for each page that may be read: links cost a row before they cost a request. */
    static final int ADDRESSES_PER_PAGE = 5;

    /** Tries for one address, and requests in a row that find nobody before the site is given up. */
    static final int TRIES = 3;

    static final int TROUBLES = 5;

    private SourceLimits() {}
}
