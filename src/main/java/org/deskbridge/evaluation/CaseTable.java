package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.deskbridge.evaluation.Draft.Named;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Problem;

/** Test cases as a table: question, expectation, title of the article; a first line of headings is passed over. */
@ApplicationScoped
class CaseTable {
    private static final int PAGE = 1000;

    @Inject
    Articles articles;

    /** All of them, or the Problem that names each line that is wrong. */
    List<Draft> read(String text) {
        var lines = new TableLines(titles());
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (var row : parser) {
                var cells = row.toList();
                var breaks = String.join("", cells)
                        .chars()
                        .filter(one -> one == '\n')
                        .count();
                lines.add(parser.getCurrentLineNumber() - breaks, cells);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw Problem.field(
                    "file", "is no table: a quotation mark is left open or stands in the middle of a field");
        }
        return lines.drafts();
    }

    /** Semicolons where the first line has one, as spreadsheets write them in much of Europe; tabs, then commas. */
    private static char delimiter(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
    }

    /** Read once: a table may name a thousand articles. */
    private Map<String, List<Named>> titles() {
        var titles = new HashMap<String, List<Named>>();
        var from = 0;
        var page = articles.headings("", from, PAGE);
        while (!page.isEmpty()) {
            page.forEach(
                    one -> titles.merge(key(one.title()), List.of(new Named(one.id(), one.title())), CaseTable::both));
            from += page.size();
            page = articles.headings("", from, PAGE);
        }
        return titles;
    }

    private static List<Named> both(List<Named> some, List<Named> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    static String key(String title) {
        return title.strip().toLowerCase(Locale.ROOT);
    }
}
