package org.deskbridge.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();
    private final ArrayList<String> taken = new ArrayList<>();

    @Test
    void a_frame_that_comes_before_the_opening_is_done_is_taken_first() {
        arrivals.arrive("hello");
        arrivals.opened(taken::add);
        arrivals.arrive("message");
        assertThat(taken).containsExactly("hello", "message");
    }

    @Test
    void a_flood_before_the_opening_fills_no_memory() {
        for (var i = 0; i < 1000; i++) {
            arrivals.arrive("frame " + i);
        }
        arrivals.opened(taken::add);
        assertThat(taken).hasSizeLessThan(20).startsWith("frame 0");
    }
}
