package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a vendor does whose open tickets can be sorted. */
public interface SortingContract {
    VendorFixture self();

    @Test
    default void tags_are_added_to_those_that_are_there() {
        var ticket = self().opened();
        self().helpdesk().sorting().orElseThrow().tag(self().account, ticket, List.of("second"));
        assertThat(self().only().get("tags").toString()).contains("assistant", "second");
    }

    @Test
    default void the_vocabulary_is_the_accounts_own() {
        var vocabulary = self().helpdesk().vocabulary(self().account);
        assertThat(vocabulary.fields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.name()).isNotBlank());
        assertThat(vocabulary.groups().size() + vocabulary.teams().size()).isPositive();
    }
}
