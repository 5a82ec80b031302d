package org.deskbridge.connector;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A vendor's HTML as the Markdown that our bubbles show: paragraphs, lists, links and emphasis, and nothing that runs. */
public final class HtmlText implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    public static String markdown(String html) {
        var reader = new HtmlText();
        Jsoup.parseBodyFragment(html).body().traverse(reader);
        return reader.text
                .toString()
                .replaceAll("[ \\t\\x0B\\f]+", " ")
                .replaceAll(" *\\n *", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText().replaceAll("\\s+", " "));
        } else if (node instanceof Element element) {
            text.append(opening(element));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            text.append(closing(element));
        }
    }

    private static String opening(Element element) {
        return switch (element.normalName()) {
            case "br" -> "\n";
            case "p", "div", "ul", "ol", "blockquote", "table", "h1", "h2", "h3", "h4" -> "\n\n";
            case "tr" -> "\n";
            case "li" -> "\n- ";
            case "b", "strong" -> "**";
            case "i", "em" -> "*";
            case "a" -> isLink(element) ? "[" : "";
            default -> "";
        };
    }

    private static String closing(Element element) {
        return switch (element.normalName()) {
            case "p", "div", "ul", "ol", "blockquote", "table", "h1", "h2", "h3", "h4" -> "\n\n";
            case "td", "th" -> " ";
            case "b", "strong" -> "**";
            case "i", "em" -> "*";
            case "a" -> isLink(element) ? "](" + element.attr("href").strip().replace(")", "%29") + ")" : "";
            default -> "";
        };
    }

    private static boolean isLink(Element element) {
        var target = element.attr("href").strip().toLowerCase(java.util.Locale.ROOT);
        return target.startsWith("https://") || target.startsWith("http://") || target.startsWith("mailto:");
    }
}
