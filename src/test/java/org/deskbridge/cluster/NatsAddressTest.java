package org.deskbridge.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatsAddressTest {
    @Test
    void who_we_are_is_taken_out_of_the_address() {
        var address = NatsAddress.of("nats://desk:se%40cret+1@one:4222, tls://two:4333");
        assertThat(address.servers()).containsExactly("nats://one:4222", "tls://two:4333");
        assertThat(address.user()).contains("desk");
        assertThat(address.password()).contains("se@cret+1");
        assertThat(address.toString()).contains("one:4222").doesNotContain("desk", "cret");
    }

    @Test
    void a_user_alone_is_a_token() {
        var address = NatsAddress.of("nats://a-token@one");
        assertThat(address.user()).contains("a-token");
        assertThat(address.password()).isEmpty();
    }

    @Test
    void nobody_is_named_where_nobody_is() {
        var address = NatsAddress.of("one:4222");
        assertThat(address.servers()).containsExactly("nats://one:4222");
        assertThat(address.user()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nats://desk:se cret@one",
                "nats://desk:secret@",
                "nats://desk:secret/@one:4222",
                "http://desk:secret@one",
                "nats://desk:secret@one:99999",
                ","
            })
    void what_is_wrong_is_said_without_the_password(String given) {
        assertThatThrownBy(() -> NatsAddress.of(given))
                .hasMessageContaining("deskbridge.live.nats-url")
                .hasNoCause()
                .message()
                .doesNotContain("secret", "se cret");
    }
}
