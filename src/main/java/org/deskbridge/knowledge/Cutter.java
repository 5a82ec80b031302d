package org.deskbridge.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.deskbridge.language.Sentences;
import org.deskbridge.language.WordPieces;

/** Cuts an article where its author did: at headings, then between paragraphs and list items, then between sentences. */
final class Cutter {
    private static final int MOST_PIECES = 126;
    private static final int MOST_HEADING_PIECES = 40;
    private static final int MOST_HEADING_CHARACTERS = 300;
    private static final int MOST_CHARACTERS = 2_000;

    private static final Pattern LONG_WORD = Pattern.compile("\\S{1,40}");

    private final WordPieces pieces = WordPieces.shared();
    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final String title;
    private String heading = "";
    private int room;

    private Cutter(String title) {
        this.title = title;
    }

    static List<Passage> cut(String title, String markdown) {
        var cutter = new Cutter(title);
        cutter.under("");
        for (var block : Blocks.of(markdown)) {
            cutter.add(block);
        }
        cutter.finish();
        return cutter.passages;
    }

    private void add(Blocks.Block block) {
        var head = shortened(block.heading());
        if (!head.equals(heading)) {
            finish();
            under(head);
        }
        if (fits(block.text())) {
            append(block.text(), "\n");
        } else {
            addParts(block.text());
        }
    }

    private void addParts(String block) {
        var separator = "\n";
        for (var sentence : Sentences.of(block)) {
            for (var part : parts(sentence)) {
                append(part, separator);
                separator = " ";
            }
        }
    }

    /** A "sentence" may be a log file: what no limit would hold is cut between words, and words between letters. */
    private List<String> parts(String sentence) {
        if (fits(sentence)) {
            return List.of(sentence);
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var word :
                LONG_WORD.matcher(sentence).results().map(MatchResult::group).toList()) {
            if (!part.isEmpty() && !fits(part + " " + word)) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : " ").append(word);
        }
        parts.add(part.toString());
        return parts;
    }

    private boolean fits(String whole) {
        return whole.length() <= MOST_CHARACTERS && pieces.count(whole) <= room;
    }

    private void append(String part, String separator) {
        if (!text.isEmpty() && !fits(text + separator + part)) {
            finish();
        }
        if (!part.isEmpty()) {
            text.append(text.isEmpty() ? "" : separator).append(part);
        }
    }

    private void under(String newHeading) {
        heading = newHeading;
        var head = MeantPassage.head(shortened(title), new Passage(0, heading, ""));
        room = MOST_PIECES - 1 - pieces.count(head);
    }

    private void finish() {
        if (!text.isEmpty()) {
            passages.add(new Passage(passages.size(), heading, text.toString()));
            text.setLength(0);
        }
    }

    private String shortened(String head) {
        var result = beginning(head, MOST_HEADING_CHARACTERS);
        while (pieces.count(result) > MOST_HEADING_PIECES) {
            result = beginning(result, result.length() / 2);
        }
        return result;
    }

    /** Never half a character: PostgreSQL refuses that. */
    private static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
