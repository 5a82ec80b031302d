package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerTest {
    @Test
    void a_proxy_is_believed_only_where_it_is_near() {
        assertThat(Peer.address("10.0.0.7", "203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(Peer.address("127.0.0.1", "9.9.9.9, 203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(Peer.address("198.51.100.1", "203.0.113.5")).isEqualTo("198.51.100.1");
        assertThat(Peer.address("10.0.0.7", "")).isEqualTo("10.0.0.7");
    }
}
