package org.deskbridge.crawl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deskbridge.outbound.OutboundTrouble;
import org.deskbridge.outbound.Target;
import org.deskbridge.platform.Problem;

/** An address of a page in the one spelling under which it is visited once. */
public record WebAddress(String text) {
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 300;
    private static final int MOST_SEGMENTS = 20;
    private static final int MOST_ALIKE = 3;
    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");
    private static final Pattern SESSION = Pattern.compile("(?i);(jsessionid|phpsessid|sid)=[^/?]*");
    private static final Pattern TRACKING =
            Pattern.compile("(?i)(utm_\\w+|gclid|fbclid|msclkid|mc_[ce]id|phpsessid|jsessionid|sessionid|sid)(=.*)?");
    private static final Pattern NO_PAGE = Pattern.compile(
            "(?i).*\\.(jpe?g|png|gif|webp|svg|ico|avif|bmp|css|js|mjs|json|pdf|zip|gz|tgz|rar|7z|exe|dmg|apk|mp[34]|m4a|avi|mov|webm|ogg|wav|woff2?|ttf|eot|docx?|xlsx?|pptx?|rss|atom)");

    /** What an admin typed, or the Problem that says what is wrong with it. */
    public static WebAddress typed(String text) {
        try {
            Target.of(text);
        } catch (OutboundTrouble wrong) {
            throw Problem.field("address", String.valueOf(wrong.getMessage()));
        }
        return of(text.strip()).orElseThrow(() -> Problem.field("address", "must be the address of a page"));
    }

    /** What a page names; empty for what no page can stand at. */
    public static Optional<WebAddress> of(String text) {
        try {
            var uri = new URI(text).normalize();
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.matches("https?") || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            var normal = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port(uri, scheme) + path(uri)
                    + query(uri);
            return Optional.of(normal).filter(one -> one.length() <= LONGEST).map(WebAddress::new);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where a redirect or a link leads from here. */
    Optional<WebAddress> resolve(String reference) {
        try {
            return of(uri().resolve(new URI(reference.strip().replace(" ", "%20")))
                    .toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String port(URI uri, String scheme) {
        var usual = scheme.equals("https") ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    }

    private static String path(URI uri) {
        var path = SESSION.matcher(uri.getRawPath() == null ? "" : uri.getRawPath())
                .replaceAll("");
        while (path.startsWith("/../")) {
            path = path.substring(3);
        }
        return path.isEmpty() ? "/" : escapes(path);
    }

    private static String query(URI uri) {
        if (uri.getRawQuery() == null) {
            return "";
        }
        var kept = Arrays.stream(uri.getRawQuery().split("&", -1))
                .filter(one -> !one.isEmpty() && !TRACKING.matcher(one).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + escapes(kept);
    }

    private static String escapes(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> {
            var code = Integer.parseInt(found.group().substring(1), 16);
            var plain = code < 128 && (Character.isLetterOrDigit(code) || "-._~".indexOf(code) >= 0);
            return plain ? Character.toString(code) : found.group().toUpperCase(Locale.ROOT);
        });
    }

    public URI uri() {
        return URI.create(text);
    }

    public String host() {
        return Target.host(uri());
    }

    /** As people write it down. */
    public String name() {
        var name = text.replaceFirst("https?://", "").replaceFirst("/$", "");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** The same host; a site that goes over to https stays the same one. */
    public boolean isOnSiteOf(WebAddress other) {
        return host().equals(other.host());
    }

    /** As robots.txt speaks of it. */
    String pathAndQuery() {
        return text.substring(text.indexOf('/', text.indexOf("//") + 2));
    }

    public boolean isListing() {
        return uri().getRawPath().toLowerCase(Locale.ROOT).matches(".*\\.xml(\\.gz)?");
    }

    /** By its name a page, and not one of the endless many that a broken link makes of itself (/a/b/a/b/a/b). */
    public boolean isWorthAVisit() {
        var segments = uri().getRawPath().split("/", -1);
        var counts = new HashMap<String, Integer>();
        var alike = Arrays.stream(segments)
                .filter(segment -> !segment.isEmpty())
                .mapToInt(segment -> counts.merge(segment, 1, Integer::sum))
                .max()
                .orElse(0);
        return segments.length <= MOST_SEGMENTS
                && alike <= MOST_ALIKE
                && !NO_PAGE.matcher(uri().getRawPath()).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
