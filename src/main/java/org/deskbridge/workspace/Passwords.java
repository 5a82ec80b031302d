package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.deskbridge.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** PBKDF2 with HMAC-SHA-256; the parameters stand in each hash, so that they can be raised later. */
@ApplicationScoped
class Passwords {
    /** OWASP's password storage cheat sheet asks for 600,000 rounds with SHA-256. */
    private static final int ROUNDS = 600_000;

    private static final String NOBODYS =
            "600000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    String hash(String password) {
        var salt = Secrets.random(16);
        return ROUNDS + ":" + Base64.getEncoder().encodeToString(salt) + ":"
                + Base64.getEncoder().encodeToString(derived(password, salt, ROUNDS));
    }

    boolean matches(String password, @Nullable String hash) {
        var parts = (hash == null ? NOBODYS : hash).split(":", -1);
        var expected = Base64.getDecoder().decode(parts[2]);
        var actual = derived(password, Base64.getDecoder().decode(parts[1]), Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(expected, actual) && hash != null;
    }

    private static byte[] derived(String password, byte[] salt, int rounds) {
        try {
            var key = new PBEKeySpec(password.toCharArray(), salt, rounds, 256);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
