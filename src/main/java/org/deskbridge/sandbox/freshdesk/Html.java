package org.deskbridge.sandbox.freshdesk;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;

/**
 * What Freshdesk keeps of somebody's HTML. It does not say what that is, so this keeps less than any desk would: plain
 * elements and links that lead somewhere and can be seen; no comment, no class, no attribute of one's own.
 */
final class Html {
    private Html() {}

    static String clean(String html) {
        var document = Jsoup.parseBodyFragment(
                Jsoup.clean(html, "", Safelist.relaxed(), new OutputSettings().prettyPrint(false)));
        document.outputSettings().prettyPrint(false);
        document.select("a").stream()
                .filter(link -> link.text().isBlank() && link.select("img").isEmpty())
                .forEach(Element::remove);
        var inner = document.body().html();
        return inner.startsWith("<div>") ? inner : "<div>" + inner + "</div>";
    }

    /** The words, with a new line for each block. */
    static String text(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        body.select("br").forEach(line -> line.before(new TextNode("\n")));
        body.select("p, div, li, tr, blockquote").forEach(block -> block.after(new TextNode("\n")));
        return body.wholeText().replaceAll("\\n{2,}", "\n").strip();
    }
}
