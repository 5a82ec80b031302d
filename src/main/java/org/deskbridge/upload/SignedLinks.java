package org.deskbridge.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Secrets;

/** Addresses that open one file for one hour to whoever has them, and that nobody else can make. */
@ApplicationScoped
class SignedLinks {
    private static final Duration VALID = Duration.ofHours(1);

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Relative to the product's own address. */
    String path(UUID workspace, UUID attachment) {
        var end = Long.toString(clock.instant().plus(VALID).getEpochSecond());
        return "api/v1/attachments/" + attachment + "?key="
                + secrets.seal(end.getBytes(UTF_8), place(workspace, attachment));
    }

    boolean opens(String key, UUID workspace, UUID attachment) {
        return secrets.unseal(key, place(workspace, attachment))
                .map(end -> Instant.ofEpochSecond(Long.parseLong(new String(end, UTF_8))))
                .filter(end -> end.isAfter(clock.instant()))
                .isPresent();
    }

    private static String place(UUID workspace, UUID attachment) {
        return workspace + "/attachment/" + attachment;
    }
}
