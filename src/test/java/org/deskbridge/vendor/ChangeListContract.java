package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.deskbridge.connector.ChangeList;
import org.junit.jupiter.api.Test;

/** What a vendor does that can say which tickets changed. */
public interface ChangeListContract {
    VendorFixture self();

    @Test
    default void what_changed_since_a_mark_is_listed_and_nothing_else() {
        ChangeList list = self().helpdesk().changeList().orElseThrow();
        var earlier = VendorFixture.CLOCK.instant().minusSeconds(300);
        var before = list.changes(self().account, null, earlier);
        var ticket = self().opened();
        var after = list.changes(self().account, before.mark(), earlier);
        assertThat(after.tickets()).contains(ticket.ticket());
        assertThat(list.changes(self().account, after.mark(), VendorFixture.CLOCK.instant())
                        .tickets())
                .isEmpty();
    }
}
