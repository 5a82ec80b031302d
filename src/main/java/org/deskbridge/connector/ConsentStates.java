package org.deskbridge.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Secrets;

/**
 * What goes to a vendor's consent page and comes back: for whom and until when, readable here only, and good only together
 * with what the browser that began keeps.
 */
@ApplicationScoped
class ConsentStates {
    private static final Duration VALID = Duration.ofMinutes(15);

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Who began it, and for which workspace. */
    record Begun(UUID account, UUID workspace) {}

    String seal(String type, Begun begun, String kept) {
        var text = String.join(
                " ",
                begun.account().toString(),
                begun.workspace().toString(),
                Long.toString(clock.instant().plus(VALID).getEpochSecond()),
                Secrets.sha256(kept));
        return secrets.seal(text.getBytes(UTF_8), place(type));
    }

    /** Empty for a state that was not made here, has ended, or belongs to another browser. */
    Optional<Begun> open(String type, String state, String kept) {
        return secrets.unseal(state, place(type))
                .map(bytes -> new String(bytes, UTF_8).split(" ", -1))
                .filter(parts -> parts.length == 4
                        && Instant.ofEpochSecond(Long.parseLong(parts[2])).isAfter(clock.instant())
                        && MessageDigest.isEqual(
                                parts[3].getBytes(UTF_8), Secrets.sha256(kept).getBytes(UTF_8)))
                .map(parts -> new Begun(
                        Ids.parse(parts[0]).orElseThrow(), Ids.parse(parts[1]).orElseThrow()));
    }

    private static String place(String type) {
        return "consent/" + type;
    }
}
