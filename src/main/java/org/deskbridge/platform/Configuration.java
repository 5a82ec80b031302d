package org.deskbridge.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The keys an operator may set; read where no injection exists yet (data source, migrations) and everywhere else alike. */
public final class Configuration {
    /** WRITE_DELAY=0 because the default keeps a commit in memory for half a second, and an acknowledgement with it. */
    private static final String H2_SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

    private Configuration() {}

    /** An empty value counts as not set: that is how containers pass an unset variable. */
    public static Optional<String> text(String key) {
        return ConfigProvider.getConfig(Configuration.class.getClassLoader())
                .getOptionalValue("deskbridge." + key, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    public static boolean on(String key) {
        return text(key).map(Boolean::parseBoolean).orElse(false);
    }

    public static Path dataDirectory() {
        return Path.of(text("data-dir").orElse("./data")).toAbsolutePath().normalize();
    }

    public static String databaseUrl() {
        var url =
                text("db.url").orElseGet(() -> "jdbc:h2:file:" + dataDirectory().resolve("deskbridge"));
        return url.startsWith("jdbc:h2:") && !url.contains("MODE=") ? url + H2_SETTINGS : url;
    }

    /** Without a public address the links in mails are relative to wherever the reader already is. */
    public static String publicUrl() {
        return text("public-url").map(url -> url.replaceAll("/+$", "")).orElse("");
    }
}
