package org.deskbridge.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of one file: each with a key of its own, none without words, none longer than is good to search in. */
final class Pieces {
    static final int MOST = 2000;
    private static final int LONGEST_TITLE = 280;
    private static final int LONGEST_BODY = 60_000;

    private final List<Piece> list = new ArrayList<>();
    private final Map<String, Integer> keys = new HashMap<>();

    /** Two of the same title are told apart by their order. */
    void add(String title, String body, @Nullable String url, String language) {
        var words = Letters.clean(body).strip();
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        var head = Letters.line(title, LONGEST_TITLE);
        var named = head.isEmpty() ? "Untitled" : head;
        var known = language.isEmpty() ? Spoken.in(words) : language;
        var part = 1;
        for (var rest = words; !rest.isEmpty(); part++) {
            var cut = cut(rest);
            put(
                    part == 1 ? named : named + " (" + part + ")",
                    rest.substring(0, cut).strip(),
                    url,
                    known);
            rest = rest.substring(cut).strip();
        }
    }

    private void put(String title, String body, @Nullable String url, String language) {
        if (list.size() == MOST) {
            throw new Unreadable("would become more than " + MOST + " articles; cut it into several files");
        }
        var count = keys.merge(title, 1, Integer::sum);
        list.add(new Piece(count == 1 ? title : title + " #" + count, title, body, url, language));
    }

    /** Between paragraphs where there are any, else between lines, else anywhere but inside a character. */
    private static int cut(String text) {
        if (text.length() <= LONGEST_BODY) {
            return text.length();
        }
        for (var between : List.of("\n\n", "\n", " ")) {
            var at = text.lastIndexOf(between, LONGEST_BODY);
            if (at > LONGEST_BODY / 2) {
                return at;
            }
        }
        return Letters.beginning(text, LONGEST_BODY).length();
    }

    /** Nothing at all is worth saying. */
    List<Piece> some() {
        if (list.isEmpty()) {
            throw new Unreadable("holds no words");
        }
        return List.copyOf(list);
    }
}
