package org.deskbridge.vendor.intercom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Our key of a ticket or a line, as characters without a look or a width at the end of its text. Intercom has no better
 * place: bodies of requests have no external id, attributes of conversations are made by hand only and are set by a second
 * call, and author, text and time are the same where somebody says “ok” twice. The first part with a mark is the one that
 * we wrote; a later one is somebody's copy of its text, unless Intercom says that it came by API.
 */
final class IntercomMark {
    /**
     * Two bits each: the invisible operators of mathematics, which nobody types. The better known spaces without a width are
     * what programs take out of texts.
     */
    private static final String DIGITS = "\u2061\u2062\u2063\u2064";

    private static final int BYTES = 8;
    private static final Pattern MARK = Pattern.compile("[" + DIGITS + "]{" + BYTES * 4 + "}");
    private static final Pattern AT_END = Pattern.compile("(" + MARK.pattern() + ")$");

    private IntercomMark() {}

    static String of(UUID key) {
        var hash = sha256(key.toString());
        var mark = new StringBuilder();
        for (var i = 0; i < BYTES; i++) {
            for (var shift = 6; shift >= 0; shift -= 2) {
                mark.append(DIGITS.charAt((hash[i] >> shift) & 3));
            }
        }
        return mark.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mark at the end of a body. */
    static Optional<String> in(String html) {
        var found =
                AT_END.matcher(Jsoup.parseBodyFragment(html).body().wholeText().strip());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    static String removed(String html) {
        return MARK.matcher(html).replaceAll("");
    }
}
