package org.deskbridge.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.platform.Fields;

/**
 * A vendor, as much of it as its adapter speaks: how to sign in, and what it can do. Each capability is a port of its own;
 * those that not every vendor has are empty where they are missing.
 */
public interface Helpdesk {
    /** The word that REST and settings use. */
    String type();

    /** The vendor's own name. */
    String name();

    /** Where accounts live unless the operator says otherwise; {@code {subdomain}} stands for that credential, as any does. */
    String defaultUrl();

    /** Takes out of what an admin typed the credentials that this vendor needs, or says which field is wrong. */
    Map<String, String> credentials(Fields typed);

    /** The names among the credentials that are secret. */
    List<String> secrets();

    /** The vendor's name of an account, by which it is also known where all accounts share one webhook address. */
    default String label(Map<String, String> credentials) {
        return credentials.getOrDefault("subdomain", "");
    }

    /** Whether all accounts of this vendor call one address, so that the label tells which of them did. */
    default boolean hasOneWebhookAddress() {
        return false;
    }

    /** What proves a webhook, where it is not for us to choose: a credential, or the operator's. */
    default Optional<String> webhookSecret(Map<String, String> credentials) {
        return Optional.empty();
    }

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

    /** Without it tickets keep the fields, tags and people that they are opened with. */
    default Optional<Sorting> sorting() {
        return Optional.empty();
    }

    /** Without it an admin sets the webhook up by hand. */
    default Optional<Registration> registration() {
        return Optional.empty();
    }

    /** Without it reconciliation reads the open tickets in turn. */
    default Optional<ChangeList> changeList() {
        return Optional.empty();
    }

    /** All tickets from the beginning, where the list of changes does not reach back that far. */
    default Optional<ChangeList> archive() {
        return changeList();
    }

    default Optional<History> history() {
        return Optional.empty();
    }

    /** Without it the assistant cannot answer on tickets of the desk's own channels. */
    default Optional<InsideDesk> insideDesk() {
        return Optional.empty();
    }

    /** Without it nobody there sees that the visitor has read. */
    default Optional<LiveSignals> liveSignals() {
        return Optional.empty();
    }

    /** Where credentials are not typed but given on the vendor's own page. */
    default Optional<Consent> consent() {
        return Optional.empty();
    }

    /** Whether a visitor who writes after the end goes on with the same people; if not, the assistant answers anew. */
    default boolean goesOnAfterEnd() {
        return true;
    }
}
