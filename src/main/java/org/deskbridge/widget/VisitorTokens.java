package org.deskbridge.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Secrets;

/** What a browser keeps to be known again: sealed, so that nobody can make one, and needing no row of its own. */
@ApplicationScoped
class VisitorTokens {
    private static final Duration VALID = Duration.ofDays(400);

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    String issue(UUID workspace, UUID visitor) {
        var content = visitor + " " + clock.instant().plus(VALID).getEpochSecond();
        return secrets.seal(content.getBytes(UTF_8), place(workspace));
    }

    /** Empty for a token that is forged, expired or another workspace's. */
    Optional<UUID> visitor(UUID workspace, String token) {
        return secrets.unseal(token, place(workspace))
                .map(bytes -> new String(bytes, UTF_8).split(" ", -1))
                .filter(parts -> Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.instant()))
                .flatMap(parts -> Ids.parse(parts[0]));
    }

    private static String place(UUID workspace) {
        return workspace + "/visitor";
    }
}
