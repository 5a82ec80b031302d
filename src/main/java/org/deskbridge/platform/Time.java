package org.deskbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The only place that reads the system's clock, so that every rule about time can be tried at any time. Microseconds,
 * as the database keeps them: what is told at once is what is read later.
 */
@ApplicationScoped
class Time {
    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
