package org.deskbridge.sandbox.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Request;

/** Keys of the app and of one integration: as they are, or as what signs a token that says so. */
final class Keys {
    private static final List<Key> ALL = List.of(
            new Key(ConversationsDesk.KEY_ID, ConversationsDesk.KEY_SECRET, "app"),
            new Key(ConversationsDesk.LIMITED_KEY_ID, ConversationsDesk.LIMITED_KEY_SECRET, "integration"));

    private final Clock clock;

    private record Key(String id, String secret, String scope) {}

    Keys(Clock clock) {
        this.clock = clock;
    }

    /** Whose key it is, {@code app} or {@code integration}; empty for everybody else. */
    Optional<String> scope(Request request) {
        var basic = request.basic()
                .flatMap(pair -> ALL.stream()
                        .filter(key -> pair.equals(key.id + ":" + key.secret))
                        .findFirst());
        var signed = request.bearer()
                .flatMap(token ->
                        ALL.stream().filter(key -> isSigned(token, key)).findFirst());
        return basic.or(() -> signed).map(Key::scope);
    }

    private boolean isSigned(String token, Key key) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        var header = json(parts[0]);
        var claims = json(parts[1]);
        return text(header, "alg", "").equals("HS256")
                && text(header, "kid", "").equals(key.id)
                && text(claims, "scope", "").equals(key.scope)
                && (!has(claims, "exp")
                        || number(claims, "exp") > clock.instant().getEpochSecond())
                && MessageDigest.isEqual(decoded(parts[2]), signature(parts[0] + "." + parts[1], key.secret));
    }

    private static JsonObject json(String encoded) {
        return Doc.parse(decoded(encoded))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] signature(String signed, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
