package org.deskbridge.reading;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The language of a text by its letters and its smallest words; empty rather than wrong. */
final class Spoken {
    private static final int ENOUGH = 20_000;

    /** Of the words that languages here share with each other none counts for long: the others outvote it. */
    private static final Map<String, Set<String>> SMALL = Map.ofEntries(
            words("en", "the and of to is in you that for it with are your be this not can we have will"),
            words("de", "der die das und ist nicht sie wir ein eine mit für auf den von zu im werden kann auch ich"),
            words("fr", "le la les et est une vous pour que dans des du nous pas votre sur avec ne au qui"),
            words("es", "el los las y es una que en por para con su se del no está puede más como usted"),
            words("it", "il di che è e la per un una con non sono del gli della alla nel può come si"),
            words("pt", "o os e é uma que em para com não do da no na se você seu por mais como"),
            words("nl", "de het een en is van niet u wij voor met op dat zijn te uw kunt bij naar ook"),
            words("pl", "i w nie na się jest do z że to są dla o jak przez po możesz lub od oraz"),
            words("sv", "och att det som en är för på av inte med du vi om kan till den din ett har"),
            words("da", "og at det er en som for på af ikke med du vi om kan til den din et har"));

    private static final Map<UnicodeScript, String> LETTERS = Map.of(
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.GREEK, "el",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.THAI, "th",
            UnicodeScript.HAN, "zh");

    private Spoken() {}

    private static Map.Entry<String, Set<String>> words(String language, String words) {
        return Map.entry(language, Set.of(words.split(" ", -1)));
    }

    static String in(String text) {
        var some = Letters.beginning(text, ENOUGH).toLowerCase(Locale.ROOT);
        var scripts = new HashMap<UnicodeScript, Integer>();
        some.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> scripts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        var kana = count(scripts, UnicodeScript.HIRAGANA) + count(scripts, UnicodeScript.KATAKANA);
        if (kana > 0 && kana >= count(scripts, UnicodeScript.LATIN)) {
            return "ja";
        }
        var most = scripts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return most.isPresent() && LETTERS.containsKey(most.get()) ? LETTERS.get(most.get()) : bySmallWords(some);
    }

    private static int count(Map<UnicodeScript, Integer> scripts, UnicodeScript script) {
        return scripts.getOrDefault(script, 0);
    }

    /** The best has to be clearly better than the next, and to be there more than by accident. */
    private static String bySmallWords(String text) {
        var words = text.split("[^\\p{L}]+", -1);
        var best = "";
        var most = 0L;
        var next = 0L;
        for (var language : SMALL.entrySet()) {
            var hits =
                    Arrays.stream(words).filter(language.getValue()::contains).count();
            if (hits > most) {
                next = most;
                most = hits;
                best = language.getKey();
            } else {
                next = Math.max(next, hits);
            }
        }
        return most >= 3 && most * 12L >= words.length && most * 4 >= next * 5 ? best : "";
    }
}
