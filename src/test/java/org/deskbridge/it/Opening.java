package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many open sockets at the same moment, and what one of them may not do to itself. */
interface Opening extends Outside {
    /** A container's idle timer, due at once, once closed about one in 1,600 of them with 1000 before it was heard. */
    @Test
    default void no_socket_closes_before_its_first_frame_is_heard() throws Exception {
        try (var visitors = Executors.newFixedThreadPool(4)) {
            var all = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(i -> this::openings)
                    .toList();
            for (var one : visitors.invokeAll(all)) {
                one.get();
            }
        }
    }

    private Void openings() {
        for (var i = 0; i < 750; i++) {
            try (var socket = chat(demo())) {
                socket.send("{\"type\":\"ping\"}");
                assertThat(socket.closeCode()).as("of socket %s", i).isEqualTo(1008);
            }
        }
        return null;
    }
}
