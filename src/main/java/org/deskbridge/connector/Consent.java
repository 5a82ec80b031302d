package org.deskbridge.connector;

import java.util.Map;

/** Credentials that a person gives on the vendor's own page (OAuth). */
public interface Consent {
    /** Whether the operator has registered this installation at the vendor. */
    boolean isConfigured();

    /** The vendor's page; it comes back to the given address with a code and this state. */
    String page(String state, String back);

    /** Turns a code, which works once, into credentials. The account given has none yet. */
    Map<String, String> exchange(VendorAccount nobody, String code);
}
