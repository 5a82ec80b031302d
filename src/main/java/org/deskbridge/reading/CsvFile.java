package org.deskbridge.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A table of questions and answers: each row an article. */
final class CsvFile {
    private static final Map<String, Set<String>> NAMES = Map.of(
            "question",
                    Set.of(
                            "question",
                            "questions",
                            "q",
                            "title",
                            "frage",
                            "titel",
                            "pregunta",
                            "domanda",
                            "vraag",
                            "pergunta",
                            "titre"),
            "answer",
                    Set.of(
                            "answer",
                            "answers",
                            "a",
                            "body",
                            "text",
                            "reply",
                            "content",
                            "antwort",
                            "réponse",
                            "reponse",
                            "respuesta",
                            "risposta",
                            "antwoord",
                            "resposta"),
            "url", Set.of("url", "link", "address", "source", "adresse"),
            "language", Set.of("language", "lang", "locale", "sprache", "langue", "idioma", "lingua", "taal"));
    private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"\\\\]{1,1990}");

    private final Map<String, Integer> places = new java.util.HashMap<>();
    private final Pieces pieces = new Pieces();

    private CsvFile() {}

    static List<Piece> read(String text) {
        var file = new CsvFile();
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            file.rows(parser);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Unreadable("is no table: a quotation mark is left open or stands in the middle of a field");
        }
        return file.pieces.some();
    }

    /** The one that the first line has most of. */
    private static char delimiter(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var best = ',';
        for (var candidate : List.of(';', '\t')) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(one -> one == wanted).count();
    }

    private void rows(CSVParser parser) {
        for (var row : parser) {
            if (places.isEmpty()) {
                name(row);
            } else {
                add(row);
            }
        }
    }

    private void name(CSVRecord head) {
        var columns = new ArrayList<String>();
        head.forEach(cell -> columns.add(cell.strip().toLowerCase(Locale.ROOT)));
        NAMES.forEach((name, words) -> columns.stream()
                .filter(words::contains)
                .findFirst()
                .ifPresent(column -> places.put(name, columns.indexOf(column))));
        if (!places.containsKey("question") || !places.containsKey("answer")) {
            throw new Unreadable("must name the columns question and answer in its first line; it names "
                    + Letters.line(String.join(", ", columns), 200));
        }
    }

    private void add(CSVRecord row) {
        var question = cell(row, "question");
        var url = cell(row, "url");
        pieces.add(
                question.isBlank() ? cell(row, "answer") : question,
                cell(row, "answer"),
                webAddress(url),
                Languages.lenient(cell(row, "language")));
    }

    private static @Nullable String webAddress(String text) {
        return WEB.matcher(text.strip()).matches() ? text.strip() : null;
    }

    private String cell(CSVRecord row, String name) {
        var place = places.getOrDefault(name, Integer.MAX_VALUE);
        return place < row.size() ? row.get(place) : "";
    }
}
