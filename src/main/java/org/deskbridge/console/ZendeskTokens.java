package org.deskbridge.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The countdown to the day on which Zendesk ends all API tokens. */
@Named
@ApplicationScoped
public class ZendeskTokens {
    private static final LocalDate END = LocalDate.of(2027, 4, 30);

    @Inject
    Clock clock;

    public String getEnd() {
        return END.toString();
    }

    public long getDays() {
        return Math.max(0, ChronoUnit.DAYS.between(LocalDate.now(clock), END));
    }
}
