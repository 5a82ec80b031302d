package org.deskbridge.connector;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.platform.Fields;

/** The one part of a vendor's address that an admin may type; a host never comes from a form. */
public final class Subdomain {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private Subdomain() {}

    /** Reads the field {@code subdomain} of an account below the vendor's domain. */
    public static String read(Fields typed, String domain) {
        var text = typed.text("subdomain", 300);
        var label = of(text, domain);
        if (label.isEmpty() && !text.isBlank()) {
            typed.wrong("subdomain", "must be just the name, such as acme for acme." + domain);
        }
        return label.orElse("");
    }

    /** The label in {@code acme}, {@code acme.vendor.com} or a pasted address; empty for anything else. */
    static Optional<String> of(String typed, String domain) {
        var host = typed.strip().toLowerCase(Locale.ROOT);
        var pasted = host.startsWith("https://") || host.startsWith("http://");
        if (pasted) {
            host = host.substring(host.indexOf("//") + 2);
            host = host.split("[/?#]", 2)[0];
        }
        host = host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
        var whole = host.endsWith("." + domain);
        if (pasted && !whole) {
            return Optional.empty();
        }
        var label = whole ? host.substring(0, host.length() - domain.length() - 1) : host;
        return LABEL.matcher(label).matches() ? Optional.of(label) : Optional.empty();
    }
}
