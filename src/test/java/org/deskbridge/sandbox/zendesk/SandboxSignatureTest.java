package org.deskbridge.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The vendor's known answers. */
class SandboxSignatureTest {
    private static final String AT = "2021-03-25T05:09:27Z";

    @Test
    void a_body_is_signed_after_its_timestamp() {
        assertThat(Signing.signature(Signing.TEST_SECRET, AT, "{\"event\":\"ticket.updated\",\"id\":123}"))
                .isEqualTo("S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM=");
    }

    @Test
    void no_body_is_signed_as_the_timestamp_alone() {
        assertThat(Signing.signature(Signing.TEST_SECRET, AT, ""))
                .isEqualTo("wCdBvXaHttn0wRVIYctzZ9O6O0bnqWakJMEKZ9VoRWw=");
    }
}
