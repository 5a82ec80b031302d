package org.deskbridge.crawl;

import org.deskbridge.outbound.Outbound;

/** A visitor of sites, as the container would wire it. */
public final class VisitingForTests {
    private VisitingForTests() {}

    public static Visiting through(Outbound outbound) {
        var visiting = new Visiting();
        visiting.outbound = outbound;
        return visiting;
    }
}
