package org.deskbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.deskbridge.platform.SecretsForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedLinksTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path directory;

    private SignedLinks at(Instant now) {
        var links = UploadBeans.links(Clock.fixed(now, ZoneOffset.UTC));
        links.secrets = SecretsForTests.in(directory);
        return links;
    }

    @Test
    void a_link_opens_its_own_file_for_an_hour() {
        var workspace = UUID.randomUUID();
        var file = UUID.randomUUID();
        var path = at(NOON).path(workspace, file);
        assertThat(path).startsWith("api/v1/attachments/" + file + "?key=");
        var key = path.substring(path.indexOf("key=") + 4);
        assertThat(at(NOON.plus(Duration.ofMinutes(59))).opens(key, workspace, file))
                .isTrue();
        assertThat(at(NOON.plus(Duration.ofMinutes(61))).opens(key, workspace, file))
                .isFalse();
        assertThat(at(NOON).opens(key, workspace, UUID.randomUUID())).isFalse();
        assertThat(at(NOON).opens(key, UUID.randomUUID(), file)).isFalse();
        var middle = key.length() / 2;
        var altered = key.substring(0, middle) + (key.charAt(middle) == 'A' ? 'B' : 'A') + key.substring(middle + 1);
        assertThat(at(NOON).opens(altered, workspace, file)).isFalse();
        assertThat(at(NOON).opens("", workspace, file)).isFalse();
    }
}
