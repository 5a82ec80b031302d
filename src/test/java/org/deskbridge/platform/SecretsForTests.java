package org.deskbridge.platform;

import java.nio.file.Path;

/** Secrets with a key set of their own. */
public final class SecretsForTests {
    private SecretsForTests() {}

    public static Secrets in(Path directory) {
        System.setProperty("deskbridge.data-dir", directory.toString());
        try {
            var secrets = new Secrets();
            secrets.open();
            return secrets;
        } finally {
            System.clearProperty("deskbridge.data-dir");
        }
    }
}
