package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.deskbridge.connector.History;
import org.junit.jupiter.api.Test;

/** What a vendor does that knows a customer from before. */
public interface HistoryContract {
    VendorFixture self();

    @Test
    default void the_tickets_of_one_address_are_told_and_nobody_elses() {
        History history = self().helpdesk().history().orElseThrow();
        var account = self().account;
        var ticketing = self().helpdesk().ticketing();
        var first = ticketing.open(account, VendorFixture.draft("ann@example.com"));
        ticketing.setStatus(account, first, "solved");
        var second = ticketing.open(account, VendorFixture.draft("ann@example.com"));
        ticketing.open(account, VendorFixture.draft("ben@example.com"));
        var told = history.of(account, "ann@example.com", 5);
        assertThat(told).extracting(History.PastTicket::id).containsExactly(second.ticket(), first.ticket());
        assertThat(told).extracting(History.PastTicket::isOpen).containsExactly(true, false);
        assertThat(told.getFirst().subject()).isEqualTo("Where is my parcel?");
        assertThat(history.of(account, "ann@example.com", 1)).hasSize(1);
        assertThat(history.of(account, "nobody@example.com", 5)).isEmpty();
    }
}
