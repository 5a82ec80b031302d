package org.deskbridge.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** HTML as the Markdown that a person would have written: headings, paragraphs, lists, tables, links. */
final class HtmlWords {
    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private HtmlWords() {}

    static String of(Element root) {
        return within(root).stream().collect(Collectors.joining("\n\n"));
    }

    private static List<String> within(Element element) {
        var words = new HtmlWords();
        words.children(element);
        words.flush();
        return words.blocks;
    }

    private void children(Element parent) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                line.append(Letters.escaped(text.text()));
            } else if (child instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                block("#".repeat(element.normalName().charAt(1) - '0') + " ", Letters.escaped(element.text()));
            case "summary" -> block("### ", Letters.escaped(element.text()));
            case "dt" -> block("", marked("**", element));
            case "ul", "ol" -> list(element);
            case "table" -> table(element);
            case "pre" ->
                block("```\n", element.wholeText().replace("```", "'''").stripTrailing() + "\n```");
            case "blockquote" ->
                block("", of(element).lines().map(one -> "> " + one).collect(Collectors.joining("\n")));
            case "br" -> line.append("\u2028");
            case "a" -> link(element);
            case "strong", "b" -> line.append(marked("**", element));
            case "em", "i" -> line.append(marked("*", element));
            default -> other(element);
        }
    }

    private void other(Element element) {
        if (element.isBlock()) {
            flush();
            children(element);
            flush();
        } else {
            children(element);
        }
    }

    private static String marked(String mark, Element element) {
        var text = Letters.escaped(element.text());
        return text.isBlank() ? text : mark + text.strip() + mark + " ";
    }

    private void link(Element link) {
        var address = link.absUrl("href");
        var text = Letters.escaped(link.text()).strip();
        if (text.isEmpty() || !address.matches("https?://[^\\s()<>]{1,1000}")) {
            children(link);
        } else {
            line.append('[').append(text).append("](").append(address).append(')');
        }
    }

    private void list(Element list) {
        flush();
        var number = 1;
        var items = new ArrayList<String>();
        for (var item : list.children()) {
            var mark = list.normalName().equals("ol") ? number++ + ". " : "- ";
            var text = within(item).stream().collect(Collectors.joining("\n"));
            if (!text.isBlank()) {
                items.add(mark + text.replace("\n", "\n" + " ".repeat(mark.length())));
            }
        }
        if (!items.isEmpty()) {
            blocks.add(String.join("\n", items));
        }
    }

    /** One that only lays out a page, or stands in another, is read as what it holds. */
    private void table(Element table) {
        flush();
        var rows = table.select("tr").stream()
                .map(row ->
                        row.select("> th, > td").stream().map(HtmlWords::cell).toList())
                .filter(row -> !row.isEmpty())
                .toList();
        var width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (width < 2
                || rows.size() < 2
                || !table.select("table table, ul, ol, p + p").isEmpty()) {
            table.select("th, td").stream()
                    .filter(cell -> cell.select("th, td").size() == 1)
                    .forEach(cell -> blocks.addAll(within(cell)));
            return;
        }
        var lines = new ArrayList<>(rows.stream().map(row -> row(row, width)).toList());
        lines.add(1, "|" + " --- |".repeat(width));
        blocks.add(String.join("\n", lines));
    }

    private static String cell(Element cell) {
        return Letters.escaped(cell.text()).replace("|", "\\|").strip();
    }

    private static String row(List<String> cells, int width) {
        var all = new ArrayList<>(cells);
        while (all.size() < width) {
            all.add("");
        }
        return "| " + String.join(" | ", all) + " |";
    }

    private void block(String mark, String text) {
        flush();
        if (!text.isBlank()) {
            blocks.add(mark + text);
        }
    }

    /** What a browser would show as one paragraph; a line that was broken on purpose stays broken. */
    private void flush() {
        var text = line.toString()
                .replaceAll("[\\s\\u00A0&&[^\\u2028]]+", " ")
                .replaceAll(" ?\\u2028 ?", "  \n")
                .strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            blocks.add(guarded(text));
        }
    }

    /** Only a beginning could be taken for a heading or a list; what was written here as a mark stands behind it. */
    private static String guarded(String text) {
        return text.replaceAll("(?m)^([#+=|~-])", "\\\\$1").replaceAll("(?m)^(\\d{1,9})([.)])", "$1\\\\$2");
    }
}
