package org.deskbridge.sandbox.intercom;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Safelist;

/** Texts on their way into bodies, which are HTML over REST, and out again, because in webhooks they are not. */
final class Html {
    private static final Safelist KEPT = Safelist.basicWithImages().addTags("h1", "h2", "h3", "h4", "div");

    private Html() {}

    /** What a customer wrote is text, whatever it looks like. */
    static String ofText(String text) {
        return Arrays.stream(text.strip().split("\\n{2,}"))
                .map(part -> "<p>" + Entities.escape(part).replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** What an admin wrote may be HTML; without any it is text. */
    static String ofAdmin(String body) {
        if (!body.matches("(?s).*<[a-zA-Z/].*")) {
            return ofText(Entities.unescape(body));
        }
        var clean = Jsoup.clean(body, "", KEPT, new Document.OutputSettings().prettyPrint(false));
        return clean.startsWith("<") ? clean : "<p>" + clean + "</p>";
    }

    static String plain(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        body.select("br").forEach(one -> one.replaceWith(new org.jsoup.nodes.TextNode("\n")));
        body.select("p, div, li, h1, h2, h3, h4").forEach(one -> one.after(new org.jsoup.nodes.TextNode("\n")));
        return body.wholeText().replaceAll("\\n{2,}", "\n").strip();
    }
}
