package org.deskbridge.assistant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deskbridge.assistant.AgentTool.Source;
import org.deskbridge.conversation.Citation;

/** The numbered passages that an answer may be made of, and which of them a text names. */
final class Grounds {
    private static final int MOST = 20;
    private static final int LONGEST_PASSAGE = 1_500;
    private static final int LONGEST_SNIPPET = 240;
    private static final Pattern HEADER =
            Pattern.compile("(?i)^\\s{0,9}[*_`]{0,3}sources?[*_`]{0,3}[ \\t]{0,3}:([^\\n]{0,200})(?<end>\\n|$)");
    private static final Pattern MARKS = Pattern.compile("[ \\t]{0,3}\\[\\d{1,3}(?:,[ \\t]?\\d{1,3}){0,9}](?!\\()");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,3}(?!\\d)");

    private final List<Source> sources = new ArrayList<>();

    /** Takes them in and gives them as the model reads them. */
    String add(List<Source> more) {
        var text = new StringBuilder();
        for (var source : more) {
            if (sources.size() < MOST) {
                sources.add(source);
                var passage = source.text();
                text.append("[%d] %s\n%s\n\n"
                        .formatted(
                                sources.size(),
                                source.title(),
                                passage.length() > LONGEST_PASSAGE ? passage.substring(0, LONGEST_PASSAGE) : passage));
            }
        }
        return text.toString().strip();
    }

    /** The passages that a text names at its head or within; numbers that there are not are passed over. */
    List<Source> named(String text) {
        var head = HEADER.matcher(text);
        var first = head.find() ? head.group(1) : "";
        var within = MARKS.matcher(text).results().map(mark -> mark.group());
        return Stream.concat(Stream.of(first), within)
                .flatMap(part -> NUMBER.matcher(part).results())
                .map(number -> Integer.parseInt(number.group()))
                .filter(number -> number >= 1 && number <= sources.size())
                .distinct()
                .limit(5)
                .map(number -> sources.get(number - 1))
                .toList();
    }

    /** Whether the head is there to its end. */
    static boolean hasHead(String text) {
        var head = HEADER.matcher(text);
        return head.find() && !head.group("end").isEmpty();
    }

    /** What is to be said, without what only names passages. */
    static String body(String text) {
        return MARKS.matcher(HEADER.matcher(text).replaceFirst(""))
                .replaceAll("")
                .strip();
    }

    /** The best of them, as sure as it is; the same meaning as for an answer in the article's own words. */
    static double confidence(List<Source> named) {
        return named.stream()
                .map(Source::confidence)
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }

    static List<Citation> citations(List<Source> named) {
        var known = new HashSet<Object>();
        return named.stream()
                .filter(source -> known.add(source.articleId()))
                .map(source -> new Citation(source.articleId(), source.title(), source.url(), snippet(source.text())))
                .toList();
    }

    private static String snippet(String text) {
        return text.length() > LONGEST_SNIPPET
                ? text.substring(0, LONGEST_SNIPPET).strip() + "…"
                : text;
    }

    /** Hosts of the shop's sites and of the articles that are cited. */
    static Set<String> hosts(List<String> sites, List<Source> named) {
        var hosts = new HashSet<String>();
        sites.forEach(site -> hosts.add(SafeText.host(site)));
        named.forEach(source -> hosts.add(source.url() == null ? "" : SafeText.host(source.url())));
        hosts.remove("");
        return hosts;
    }
}
