package org.deskbridge.sandbox.kit;

/** A desk whose people are seen while they are at it, and whose customers may turn out to be one and the same. */
public interface Live {
    /** An agent types, stops, or has read, in the vendor's own words for it. */
    void acts(String ticket, String type);

    /** Returns the id under which the ticket goes on; the old one is gone. */
    String merge(String ticket);
}
