package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.deskbridge.SettableClock;
import org.junit.jupiter.api.AfterEach;

/** An Intercom workspace of one test, asked over HTTP and looked at from inside. */
abstract class SandboxIntercomFixture {
    final SettableClock clock = new SettableClock();
    final SandboxServer server = SandboxServer.checked(clock);
    final IntercomWeb web = IntercomWeb.demo(server);

    @AfterEach
    void stop() {
        server.close();
    }

    void everything_was_as_described() {
        assertThat(server.violations()).isEmpty();
    }

    JsonObject truth() {
        return server.intercom("demo").tickets().getFirst();
    }
}
