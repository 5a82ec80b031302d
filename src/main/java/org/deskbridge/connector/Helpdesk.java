package org.deskbridge.connector;

import java.util.List;
import java.util.Map;
import org.deskbridge.platform.Fields;

/** A vendor, as much of it as its adapter speaks: how to sign in, and what it can do. Each capability is a port of its own. */
public interface Helpdesk {
    /** The word that REST and settings use. */
    String type();

    /** The vendor's own name. */
    String name();

    /** Where accounts live unless the operator says otherwise; {@code {subdomain}} stands for the label. */
    String defaultUrl();

    /** Takes out of what an admin typed the credentials that this vendor needs, or says which field is wrong. */
    Map<String, String> credentials(Fields typed);

    /** The names among the credentials that are secret. */
    List<String> secrets();

    /** The headers that sign a request in. */
    Map<String, String> authorization(VendorAccount account);

    /** The buckets that a call draws on, by the vendor's names. */
    List<String> buckets(Call call);

    /** What an answer's headers say about them. */
    List<Quota> quotas(Answer answer);

    /** Asks for the least that proves the credentials, and returns whom they belong to. */
    String signIn(VendorAccount account);

    Vocabulary vocabulary(VendorAccount account);

    Ticketing ticketing();

    TicketReading reading();

    Webhooks webhooks();
}
