package org.deskbridge.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown, cut at its top headings; where there is only one, that is the title of the whole. */
final class MarkdownFile {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final TextContentRenderer WORDS =
            TextContentRenderer.builder().build();
    private static final Pattern FRONT =
            Pattern.compile("\\A---\n(.*?\n)?(?:---|\\.\\.\\.)[ \t]*(?:\n|\\z)", Pattern.DOTALL);

    private MarkdownFile() {}

    /** A heading on the first level of the document, and the lines that it takes. */
    private record Head(String title, int level, int from, int to) {}

    static List<Piece> read(String stem, String text) {
        var front = FRONT.matcher(text);
        var meta = front.find() ? front.group() : "";
        var body = text.substring(meta.length());
        var language = value(meta, "lang(?:uage)?").filter(Languages::isTag).orElse("");
        var named = value(meta, "title");
        var lines = List.of(body.split("\n", -1));
        var heads = heads(body);
        var top = heads.stream().mapToInt(Head::level).min().orElse(0);
        var tops = heads.stream().filter(head -> head.level == top).toList();
        var pieces = new Pieces();
        if (tops.size() == 1 && named.isEmpty() && isFirst(tops.getFirst(), lines)) {
            pieces.add(tops.getFirst().title, lines(lines, tops.getFirst().to, lines.size()), null, language);
        } else if (tops.size() < 2) {
            pieces.add(named.orElse(stem), body, null, language);
        } else {
            addEach(pieces, tops, lines, named.orElse(stem), language);
        }
        return pieces.some();
    }

    private static void addEach(Pieces pieces, List<Head> tops, List<String> lines, String before, String language) {
        pieces.add(before, lines(lines, 0, tops.getFirst().from), null, language);
        for (var i = 0; i < tops.size(); i++) {
            var end = i + 1 < tops.size() ? tops.get(i + 1).from : lines.size();
            pieces.add(tops.get(i).title, lines(lines, tops.get(i).to, end), null, language);
        }
    }

    private static boolean isFirst(Head head, List<String> lines) {
        return lines(lines, 0, head.from).isBlank();
    }

    private static Optional<String> value(String meta, String name) {
        var found = Pattern.compile("(?mi)^" + name + "[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$")
                .matcher(meta);
        return found.find() ? Optional.of(found.group(1)).filter(value -> !value.isBlank()) : Optional.empty();
    }

    private static List<Head> heads(String body) {
        var heads = new ArrayList<Head>();
        for (Node node = PARSER.parse(body).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && !heading.getSourceSpans().isEmpty()) {
                var spans = heading.getSourceSpans();
                heads.add(new Head(
                        WORDS.render(heading),
                        heading.getLevel(),
                        spans.getFirst().getLineIndex(),
                        spans.getLast().getLineIndex() + 1));
            }
        }
        return heads;
    }

    private static String lines(List<String> lines, int from, int to) {
        return String.join("\n", lines.subList(from, to));
    }
}
