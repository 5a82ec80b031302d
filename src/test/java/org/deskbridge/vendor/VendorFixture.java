package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.deskbridge.TestDatabase;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.TestDoor;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.SandboxServer;
import org.deskbridge.sandbox.kit.Desk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One vendor's adapter, with an account of its own at the look-alike of that vendor. */
public abstract class VendorFixture {
    static final Clock CLOCK = Clock.systemUTC();
    static final Instant SAID = Instant.parse("2026-01-05T10:00:00Z");
    private static TestDatabase database;
    static SandboxServer sandbox;

    protected final String label = "c" + Ids.next().toString().replace("-", "").substring(20);
    private TestDoor door;
    protected VendorAccount account;
    protected Desk desk;

    /** The account anew, with other rules. */
    protected void reopened(String options) {
        desk = sandbox.open(helpdesk().type(), label, options);
    }

    protected abstract Helpdesk helpdesk();

    protected abstract JsonObject credentials(String label);

    /** The same with one letter of the secret changed. */
    protected abstract JsonObject wrongCredentials(String label);

    /** A webhook's body as the vendor sends it when somebody at the desk has answered in this ticket. */
    protected abstract byte[] webhookAbout(String ticket);

    /** Headers that prove the body, as the vendor makes them. */
    protected abstract Map<String, String> proof(byte[] body, String secret);

    @BeforeAll
    static void start() {
        database = TestDatabase.h2();
        sandbox = SandboxServer.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        database.close();
    }

    @BeforeEach
    void open() {
        System.setProperty(
                "deskbridge." + helpdesk().type() + ".url",
                sandbox.template(helpdesk().type()));
        desk = sandbox.open(
                helpdesk().type(),
                label,
                "{\"incrementalDelayMillis\":0,\"rateLimits\":{\"userWritesPerSecond\":1000,\"perUser\":1000},\"webhookRetryFactor\":0.001}");
        door = new TestDoor(database, CLOCK);
        account = account(credentials(label));
    }

    @AfterEach
    void nothing_was_asked_that_the_vendor_does_not_describe() {
        System.clearProperty("deskbridge." + helpdesk().type() + ".url");
        assertThat(sandbox.violations()).isEmpty();
    }

    protected VendorAccount account(JsonObject credentials) {
        var typed = new Fields(credentials);
        var read = helpdesk().credentials(typed);
        typed.check();
        return door.account(helpdesk(), read, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Somebody who has given no credentials yet. */
    protected VendorAccount nobody() {
        return door.account(helpdesk(), Map.of(), JsonValue.EMPTY_JSON_OBJECT);
    }

    protected static SandboxServer sandbox() {
        return sandbox;
    }

    protected static Line line(Voice voice, String text) {
        return new Line(Ids.next(), voice, voice == Voice.VISITOR ? "Ann" : "Robin", text, SAID, List.of());
    }

    protected static Draft draft(String email) {
        return draft(new Requester(Ids.next(), "Ann", email, null));
    }

    protected static Draft draft(Requester requester) {
        return new Draft(
                Ids.next(),
                "Where is my parcel?",
                line(Voice.VISITOR, "Where is my parcel?"),
                List.of(line(Voice.NOTE, "Asked for a parcel")),
                requester,
                List.of("assistant"),
                Map.of(),
                null);
    }

    protected Opened opened() {
        return helpdesk().ticketing().open(account, draft("ann" + Ids.next() + "@example.com"));
    }

    protected JsonObject only() {
        assertThat(desk.tickets()).hasSize(1);
        return desk.tickets().getFirst();
    }

    Kind trouble(JsonObject credentials) {
        return catchThrowableOfType(VendorTrouble.class, () -> helpdesk().signIn(account(credentials)))
                .kind();
    }
}
