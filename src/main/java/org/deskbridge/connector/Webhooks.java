package org.deskbridge.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a vendor tells us that something happened. */
public interface Webhooks {
    /** A webhook as it came in. */
    record Delivery(Map<String, String> headers, String body) {
        /** Names are compared in lower case. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What happened, as far as it is more than a reason to look. */
    sealed interface Happening {
        /** Something in the ticket is another than it was; what, is read there. */
        record Changed() implements Happening {}

        record Typing(boolean on) implements Happening {}

        /** The people at the desk have seen what the visitor wrote. */
        record Seen() implements Happening {}

        /** The ticket goes on under another id. */
        record Moved(String into) implements Happening {}

        /** The account does not do what it should until somebody looks. */
        record Trouble(String cause) implements Happening {}
    }

    /** What a delivery is about: a key that is the same when it comes again, and the ticket to look at. */
    record Hint(String key, @Nullable String ticket, Happening happening) {
        public static Hint changed(String key, @Nullable String ticket) {
            return new Hint(key, ticket, new Happening.Changed());
        }
    }

    /** Judges over the bytes as they came, in constant time. */
    boolean trusts(Delivery delivery, byte[] body, String secret);

    /** Each event of a delivery; empty when it is no webhook of this vendor's at all, and without tickets for unknown events. */
    List<Hint> hints(Delivery delivery);

    /** Whose delivery it is, where all accounts of a vendor call one address. */
    default Optional<String> label(Delivery delivery) {
        return Optional.empty();
    }

    /** What a person does by hand where we may not register webhooks. */
    List<String> steps(String url, String secret);
}
