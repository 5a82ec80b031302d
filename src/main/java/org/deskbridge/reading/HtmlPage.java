package org.deskbridge.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page of the web: its own words without what stands around them on every page, and what it says to robots. */
public final class HtmlPage {
    private static final String AROUND =
            "script, style, noscript, template, svg, math, canvas, iframe, object, embed, form,"
                    + " button, input, select, textarea, nav, header, footer, aside, dialog, [hidden], [aria-hidden=true],"
                    + " [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=alertdialog]";
    private static final int LONGEST_TITLE = 280;

    /** One letter in so many may be broken before the whole is taken for something else. */
    private static final int BROKEN = 200;

    private final Document document;

    private HtmlPage(Document document) {
        this.document = document;
    }

    /**
     * Throws {@link Unreadable} when its bytes are no text.
     *
     * @param charset what the server says; the page's own word counts where it says nothing
     */
    public static HtmlPage of(byte[] content, @Nullable String charset, String address) {
        try {
            var document = Jsoup.parse(new ByteArrayInputStream(content), known(charset), address);
            var text = document.wholeText();
            var broken = text.chars().filter(one -> one == '\uFFFD' || one == 0).count();
            if (broken * BROKEN > text.length()) {
                throw new Unreadable("is not written in the character set that it names");
            }
            return new HtmlPage(document);
        } catch (IOException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Unreadable("is not written in a known character set");
        }
    }

    private static @Nullable String known(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset) ? charset : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }

    /** One article, named by its heading. */
    public List<Piece> pieces(String otherwise) {
        var main = main();
        var heading = Optional.ofNullable(main.selectFirst("h1"));
        var title = heading.map(Element::text)
                .filter(text -> !text.isBlank())
                .or(this::named)
                .orElse(otherwise);
        heading.ifPresent(Element::remove);
        var pieces = new Pieces();
        pieces.add(Letters.line(title, LONGEST_TITLE), HtmlWords.of(main), null, language());
        return pieces.some();
    }

    private Optional<String> named() {
        return Optional.of(document.title()
                        .split("\\s[|\u2013\u2014\u00B7»]\\s", 2)[0]
                        .strip())
                .filter(text -> !text.isEmpty());
    }

    /** The heading often stands in a header inside of the main part: that header stays. */
    private Element main() {
        var copy = document.clone();
        var body = copy.body();
        var mains = body.select("main, [role=main]");
        var articles = body.select("article");
        var main = mains.size() == 1 ? mains.first() : articles.size() == 1 ? articles.first() : body;
        var found = main == null ? body : main;
        var isPart = !found.normalName().equals("body");
        for (var element : found.children().select(AROUND)) {
            if (!(isPart && element.normalName().equals("header") && element.selectFirst("h1") != null)) {
                element.remove();
            }
        }
        return found;
    }

    private String language() {
        var html = document.selectFirst("html");
        return html == null ? "" : Languages.lenient(html.attr("lang"));
    }

    /** True where robots are asked not to keep this page ({@code noindex}) or not to follow its links ({@code nofollow}). */
    public boolean asksFor(String restraint) {
        return document.select("meta[name=robots], meta[name=deskbridge]").stream()
                .map(meta -> meta.attr("content").toLowerCase(Locale.ROOT))
                .anyMatch(content -> content.contains(restraint) || content.matches(".*\\bnone\\b.*"));
    }

    /** The address that the page names as its own; empty when it names none. */
    public String canonical() {
        return Optional.ofNullable(document.selectFirst("link[rel~=(?i)^canonical$]"))
                .map(link -> link.absUrl("href"))
                .orElse("");
    }

    /** Where robots may go from here. */
    public List<String> links() {
        return document.select("a[href]:not([rel~=(?i)\\bnofollow\\b]), area[href]").stream()
                .map(link -> link.absUrl("href"))
                .filter(link -> !link.isEmpty())
                .distinct()
                .toList();
    }
}
