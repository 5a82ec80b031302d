package org.deskbridge.connector;

import jakarta.json.JsonObject;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An account at a vendor with its credentials, for as long as one piece of work needs them. */
public final class VendorAccount {
    private final VendorDoor door;
    private final Helpdesk helpdesk;
    private final UUID connector;
    private final Map<String, String> credentials;
    private final JsonObject settings;
    private final @Nullable UUID work;
    private final AtomicBoolean wrote;

    VendorAccount(
            VendorDoor door,
            Helpdesk helpdesk,
            UUID connector,
            Map<String, String> credentials,
            JsonObject settings,
            @Nullable UUID work) {
        this(door, helpdesk, connector, credentials, settings, work, new AtomicBoolean());
    }

    private VendorAccount(
            VendorDoor door,
            Helpdesk helpdesk,
            UUID connector,
            Map<String, String> credentials,
            JsonObject settings,
            @Nullable UUID work,
            AtomicBoolean wrote) {
        this.door = door;
        this.helpdesk = helpdesk;
        this.connector = connector;
        this.credentials = Map.copyOf(credentials);
        this.settings = settings;
        this.work = work;
        this.wrote = wrote;
    }

    /** The same account, whose exchanges stand in the ledger beside this piece of work. */
    public VendorAccount during(UUID item) {
        return new VendorAccount(door, helpdesk, connector, credentials, settings, item);
    }

    /** The same account with settings that are only being thought of. */
    public VendorAccount with(JsonObject other) {
        return new VendorAccount(door, helpdesk, connector, credentials, other, work, wrote);
    }

    /** The same account with credentials that were given just now. */
    public VendorAccount holding(Map<String, String> given) {
        return new VendorAccount(door, helpdesk, connector, given, settings, work, wrote);
    }

    /** Any answer of the 200s; everything else is a {@link VendorTrouble}. */
    public Answer send(Call call) {
        return door.send(this, call);
    }

    /** A file at the vendor, streamed; only from the vendor's own addresses. */
    public InputStream download(String address, long maxBytes) {
        return door.download(this, address, maxBytes);
    }

    public String credential(String name) {
        return credentials.getOrDefault(name, "");
    }

    public boolean has(String credential) {
        return credentials.containsKey(credential);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.getString(name, null)).filter(text -> !text.isBlank());
    }

    public JsonObject settings() {
        return settings;
    }

    /** A token that is fetched once for all who need it at the same time, and again when it has ended. */
    public String token(Supplier<Token> fetch) {
        return door.tokens().get(this, fetch);
    }

    /** A vendor's access token and when to stop using it. */
    public record Token(String text, Instant until) {}

    public UUID connector() {
        return connector;
    }

    public Helpdesk helpdesk() {
        return helpdesk;
    }

    /** Where a person opens something of this account. */
    public String address(String path) {
        return door.base(this) + path;
    }

    /** The account's name in the vendor's addresses. */
    public String label() {
        return helpdesk.label(credentials);
    }

    /** Whether this piece of work may have had an effect by now that must not come twice. */
    public boolean hasWritten() {
        return wrote.get();
    }

    /** For who changes what it has just found, with calls that may be repeated: the vendor's searches may lose it for a while. */
    public void wrote() {
        wrote.set(true);
    }

    @Nullable
    UUID work() {
        return work;
    }

    Map<String, String> credentials() {
        return credentials;
    }
}
