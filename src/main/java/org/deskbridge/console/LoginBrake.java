package org.deskbridge.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.deskbridge.platform.Peer;
import org.deskbridge.platform.RateLimits;

/** Slows guessing down, by the guesser's address and by the guessed account, yet never locks an owner out for long. */
@ApplicationScoped
class LoginBrake {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BY_ADDRESS = 60;
    private static final int BY_EMAIL = 40;
    private static final int BY_BOTH = 10;

    @Inject
    RateLimits limits;

    /** Takes one attempt of each kind; 0 when all are left. */
    long secondsToWait(HttpServletRequest request, String email) {
        var address = address(request);
        var millis = Stream.of(
                        limits.millisToWait("login:" + address + ":" + known(email), BY_BOTH, PERIOD),
                        limits.millisToWait("login:" + address, BY_ADDRESS, PERIOD),
                        limits.millisToWait("login:" + known(email), BY_EMAIL, PERIOD))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return (millis + 999) / 1000;
    }

    void release(HttpServletRequest request, String email) {
        limits.forget("login:" + address(request) + ":" + known(email));
        limits.forget("login:" + address(request));
    }

    static String words(long seconds) {
        return seconds <= 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }

    private static String known(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static String address(HttpServletRequest request) {
        return Peer.address(
                request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader("X-Forwarded-For"), ""));
    }
}
