package org.deskbridge.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/** Markdown as the blocks a reader sees: plain lines under their headings, no mark-up left. */
final class Blocks extends AbstractVisitor {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** A paragraph, list item or table row, and the headings that it stands below. */
    record Block(String heading, String text) {}

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final StringBuilder mark = new StringBuilder();

    private Blocks() {}

    static List<Block> of(String markdown) {
        var reader = new Blocks();
        PARSER.parse(markdown).accept(reader);
        return reader.blocks;
    }

    @Override
    public void visit(Heading heading) {
        var depth = Math.max(0, heading.getLevel() - 2);
        while (headings.size() > depth) {
            headings.removeLast();
        }
        // The article's title is told apart from its sections, whatever level its author began with.
        if (heading.getLevel() > 1) {
            headings.add(PlainText.of(heading));
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        add(PlainText.of(paragraph));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        add(code.getLiteral().strip());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        add(code.getLiteral().strip());
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        var first = list.getMarkerStartNumber();
        items(list, first == null ? 1 : first);
    }

    private void items(Node list, int number) {
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                mark.setLength(0);
                mark.append(number == 0 ? "• " : number++ + ". ");
                visitChildren(item);
            }
        }
        mark.setLength(0);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            table(table);
        }
    }

    private void table(TableBlock table) {
        var titles = new ArrayList<String>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow cells && titles.isEmpty()) {
                    titles.addAll(texts(cells));
                } else if (row instanceof TableRow cells) {
                    add(row(titles, texts(cells)));
                }
            }
        }
    }

    private static List<String> texts(TableRow row) {
        var texts = new ArrayList<String>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                texts.add(PlainText.of(cell));
            }
        }
        return texts;
    }

    /** "UK by post: Cost £3.50": a row must be understood without the table around it. */
    private static String row(List<String> titles, List<String> cells) {
        var text = new StringBuilder("• ").append(cells.isEmpty() ? "" : cells.getFirst());
        for (var i = 1; i < cells.size(); i++) {
            text.append(i == 1 ? ": " : ", ");
            if (i < titles.size() && (cells.size() > 2 || titles.get(i).length() < 12)) {
                text.append(titles.get(i)).append(' ');
            }
            text.append(cells.get(i));
        }
        return text.toString();
    }

    private void add(String text) {
        if (!text.isBlank()) {
            blocks.add(new Block(String.join(" - ", headings), mark + text));
            mark.setLength(0);
        }
    }
}
