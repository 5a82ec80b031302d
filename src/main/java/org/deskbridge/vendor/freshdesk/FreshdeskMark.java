package org.deskbridge.vendor.freshdesk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Ids;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Our key of a line, where Freshdesk keeps no field for it: in the fragment of a link at the line's end, which shows when
 * it was said. A visible link to the desk itself is what every cleaning of HTML leaves standing; comments and attributes of
 * one's own are not.
 */
final class FreshdeskMark {
    private static final String PREFIX = "#deskbridge-";
    private static final Pattern KEY = Pattern.compile(Pattern.quote(PREFIX) + "([0-9a-f-]{36})$");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private FreshdeskMark() {}

    /** {@code ticket} is empty while there is none. */
    static String html(VendorAccount account, String ticket, UUID key, Instant said) {
        var link = new Element("a")
                .attr("href", account.address("/a/tickets" + (ticket.isEmpty() ? "" : "/" + ticket)) + PREFIX + key)
                .text("Deskbridge, " + TIME.format(said));
        return "<div>" + link.outerHtml() + "</div>";
    }

    static Optional<UUID> in(String html) {
        return Jsoup.parseBodyFragment(html).select("a[href]").stream()
                .map(link -> KEY.matcher(link.attr("href")))
                .filter(java.util.regex.Matcher::find)
                .flatMap(found -> Ids.parse(found.group(1)).stream())
                .findFirst();
    }
}
