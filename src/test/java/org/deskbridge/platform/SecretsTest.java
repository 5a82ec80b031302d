package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final byte[] SECRET = "api key".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final Secrets secrets = new Secrets();
    private Path file;

    @BeforeEach
    void open() throws Exception {
        AeadConfig.register();
        file = folder.resolve("keys.json");
        write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        System.setProperty("deskbridge.secrets.keyset", file.toString());
        secrets.open();
    }

    @AfterEach
    void close() {
        System.clearProperty("deskbridge.secrets.keyset");
    }

    private void write(KeysetHandle keys) throws Exception {
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
    }

    private KeysetHandle keys() throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    /** The same keys with a fresh one that seals from now on. */
    private KeysetHandle rotated() throws Exception {
        return KeysetHandle.newBuilder(keys())
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    @Test
    void a_secret_opens_only_in_its_own_place() {
        var sealed = secrets.seal(SECRET, "connector/1");
        assertThat(secrets.unseal(sealed, "connector/1")).hasValue(SECRET);
        assertThat(secrets.unseal(sealed, "connector/2")).isEmpty();
    }

    @Test
    void a_new_key_seals_and_the_old_one_still_opens() throws Exception {
        var old = secrets.seal(SECRET, "here");
        assertThat(secrets.refresh()).isFalse();
        write(rotated());
        assertThat(secrets.refresh()).isTrue();
        assertThat(secrets.unseal(old, "here")).hasValue(SECRET);
        var fresh = secrets.seal(SECRET, "here");
        write(withoutOldest());
        assertThat(secrets.refresh()).isTrue();
        assertThat(secrets.unseal(fresh, "here")).hasValue(SECRET);
        assertThat(secrets.unseal(old, "here")).isEmpty();
    }

    private KeysetHandle withoutOldest() throws Exception {
        var keys = keys();
        return KeysetHandle.newBuilder(keys).deleteAt(0).build();
    }

    @Test
    void a_file_that_is_no_key_set_changes_nothing() throws Exception {
        var sealed = secrets.seal(SECRET, "here");
        Files.writeString(file, "{\"half");
        assertThat(secrets.refresh()).isFalse();
        assertThat(secrets.unseal(sealed, "here")).hasValue(SECRET);
    }
}
