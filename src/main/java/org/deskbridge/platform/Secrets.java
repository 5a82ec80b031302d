package org.deskbridge.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Seals what must not be readable in the database or forgeable by a visitor, each value bound to the place it belongs to. */
@ApplicationScoped
public class Secrets {
    private static final Logger LOG = Logger.getLogger(Secrets.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private volatile Keys keys;

    /** The key set as it was read. */
    private record Keys(String text, Aead aead) {}

    @SuppressWarnings("NullAway.Init")
    public Secrets() {}

    @PostConstruct
    void open() {
        try {
            AeadConfig.register();
            var text = keyset();
            var read = TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
            keys = new Keys(text, read.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("deskbridge.secrets.keyset is not a readable Tink key set", e);
        }
    }

    /**
     * Reads the key set again if its file has changed: a key that was added seals from now on, the others still open.
     * A file that cannot be read leaves the keys that are known. Returns whether there are new ones.
     */
    public boolean refresh() {
        var before = keys;
        try {
            if (keyset().equals(before.text)) {
                return false;
            }
            open();
            return true;
        } catch (GeneralSecurityException | IOException | IllegalStateException e) {
            LOG.log(Level.WARNING, "the key set is not read anew: {0}", e.getMessage());
            return false;
        }
    }

    /** The same value sealed twice looks different; it opens only with the same place. */
    public String seal(byte[] secret, String place) {
        try {
            return BASE64.encodeToString(keys.aead.encrypt(secret, place.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** Empty when the text was not sealed by this key set for this place. */
    public Optional<byte[]> unseal(String sealed, String place) {
        try {
            return Optional.of(keys.aead.decrypt(Base64.getUrlDecoder().decode(sealed), place.getBytes(UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Fresh bytes from the system's random source. */
    public static byte[] random(int bytes) {
        var fresh = new byte[bytes];
        RANDOM.nextBytes(fresh);
        return fresh;
    }

    /** A random text fit for URLs and headers, with the entropy of the given number of bytes. */
    public static String randomText(int bytes) {
        return BASE64.encodeToString(random(bytes));
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyset() throws IOException, GeneralSecurityException {
        var configured = Configuration.text("secrets.keyset");
        if (configured.isPresent()) {
            var value = configured.get();
            return value.startsWith("{") ? value : Files.readString(Path.of(value));
        }
        return generated(Configuration.dataDirectory().resolve("keyset.json"));
    }

    private static String generated(Path file) throws IOException, GeneralSecurityException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
            write(file, fresh);
        }
        return Files.readString(file);
    }

    /** Written beside and moved, so that a process that dies in between leaves no half key set. */
    private static void write(Path file, String text) throws IOException {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var directory = file.toAbsolutePath().getParent();
        var half = posix
                ? Files.createTempFile(directory, "keyset", ".new", onlyOwner)
                : Files.createTempFile(directory, "keyset", ".new");
        Files.writeString(half, text);
        try {
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException e) {
            // another deployment was first; its key set is the one that counts
        } finally {
            Files.delete(half);
        }
    }
}
