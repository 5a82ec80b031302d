package org.deskbridge.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.deskbridge.outbound.OutboundTrouble.Kind;

/** An address that a tenant typed, as far as it can be judged without asking anybody. */
public final class Target {
    private static final int LONGEST = 2000;

    private Target() {}

    /** The address, or an {@link OutboundTrouble} that says what is wrong with it. */
    public static URI of(String text) {
        var uri = parsed(text.strip());
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("must begin with https:// or http://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw refused("must name a host, and no user");
        }
        return uri;
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST) {
            throw refused("is longer than " + LONGEST + " characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused("is no address: " + e.getReason());
        }
    }

    /** Host and port, as they are written in an allow list. */
    public static String host(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    }

    private static OutboundTrouble refused(String why) {
        return new OutboundTrouble(Kind.NOT_ALLOWED, why);
    }
}
