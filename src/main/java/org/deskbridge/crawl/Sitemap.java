package org.deskbridge.crawl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.deskbridge.reading.Unreadable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** A sitemap or an index of them, packed or not; read by a parser that knows no entities and fetches nothing. */
final class Sitemap {
    static final int LARGEST = 10 * 1024 * 1024;
    private static final int MOST = 50_000;

    private Sitemap() {}

    static Visit.Listing read(byte[] content, WebAddress at) {
        try {
            var xml = Jsoup.parse(new ByteArrayInputStream(plain(content)), null, at.text(), Parser.xmlParser());
            if (xml.selectFirst("urlset, sitemapindex") == null) {
                throw new Unreadable("is no sitemap");
            }
            return new Visit.Listing(addresses(xml, "sitemap > loc"), addresses(xml, "url > loc"));
        } catch (IOException e) {
            throw new Unreadable("is no sitemap that can be unpacked");
        }
    }

    private static List<WebAddress> addresses(Document xml, String path) {
        return xml.select(path).stream()
                .limit(MOST)
                .map(loc -> WebAddress.of(loc.text().strip()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static byte[] plain(byte[] content) throws IOException {
        if (content.length < 2 || (content[0] & 0xFF) != 0x1F || (content[1] & 0xFF) != 0x8B) {
            return content;
        }
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(content))) {
            var bytes = packed.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unreadable("unpacks to more than " + LARGEST / (1024 * 1024) + " MB");
            }
            return bytes;
        }
    }
}
