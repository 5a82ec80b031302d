package org.deskbridge.connector;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.deskbridge.connector.VendorAccount.Token;
import org.deskbridge.platform.Secrets;

/** Access tokens of accounts, on this node: one flight for each, however many wait for it. */
final class Tokens {
    private record Key(UUID connector, String credentials) {}

    private final Map<Key, Token> tokens = new ConcurrentHashMap<>();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    String get(VendorAccount account, Supplier<Token> fetch) {
        return tokens.compute(
                        key(account),
                        (key, known) -> known != null && clock.instant().isBefore(known.until()) ? known : fetch.get())
                .text();
    }

    /** Returns whether there was one to drop. */
    boolean drop(VendorAccount account) {
        return tokens.remove(key(account)) != null;
    }

    private static Key key(VendorAccount account) {
        return new Key(account.connector(), Secrets.sha256(account.credentials().toString()));
    }
}
