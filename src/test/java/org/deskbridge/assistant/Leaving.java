package org.deskbridge.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;

/** What a text would make a reader's browser go to: read as the widget reads it, and as CommonMark does. */
final class Leaving extends AbstractVisitor {
    private static final Pattern WIDGET =
            Pattern.compile("\\[([^\\]\\n]+)]\\(([^\\s)]+)\\)|((?:https?://|mailto:)[^\\s<>\"]*[^\\s<>\".,;:!?)\\]'])");
    private static final Pattern WEB = Pattern.compile("(?i)https?://([a-z0-9.-]+)(:\\d+)?([/?#].*)?");
    private static final Parser PARSER = Parser.builder().build();

    private final Set<String> hosts;
    private final List<String> forbidden = new ArrayList<>();

    private Leaving(Set<String> hosts) {
        this.hosts = hosts;
    }

    static List<String> forbidden(String text, Set<String> hosts) {
        var leaving = new Leaving(hosts);
        PARSER.parse(text).accept(leaving);
        leaving.widget(text);
        if (Pattern.compile("<[A-Za-z/!?]").matcher(text).find()) {
            leaving.forbidden.add("HTML in " + text);
        }
        return leaving.forbidden;
    }

    private void widget(String text) {
        var found = WIDGET.matcher(text);
        while (found.find()) {
            check(found.group(3) == null ? found.group(2) : found.group(3));
        }
    }

    private void check(String address) {
        var web = WEB.matcher(address);
        if (!web.matches() || !hosts.contains(web.group(1).toLowerCase(java.util.Locale.ROOT))) {
            forbidden.add(address);
        }
    }

    @Override
    public void visit(Link link) {
        check(link.getDestination());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        check(image.getDestination());
        visitChildren(image);
    }

    @Override
    public void visit(HtmlInline html) {
        forbidden.add(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        forbidden.add(html.getLiteral());
    }
}
