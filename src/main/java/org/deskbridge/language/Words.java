package org.deskbridge.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Words as retrieval compares them: lower case, no accents, stemmed; the few that carry no meaning are left out. */
public final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{N}&&\\P{IsIdeographic}]+('\\p{L}+)?");
    private static final Pattern ENDING = Pattern.compile("'(s|m|re|ve|ll|d)$");

    /** Closed classes only: articles, pronouns, auxiliaries, prepositions, question words, courtesies. */
    private static final Set<String> EMPTY =
            new HashSet<>(List.of(("a an the this that these those some any each every such "
                            + "i me my mine myself you u your ur yours yourself he him his she her hers it its we us our ours "
                            + "they them their theirs one ones someone somebody something anyone anybody anything "
                            + "am is are was were be been being do does did done doing have has had having "
                            + "can could will would shall should may might must im ive id dont doesnt didnt cant wont isnt "
                            + "no not and or but if then than so because as while though although just also too very really still "
                            + "of at by for with about against between into through during before after above below to from "
                            + "up down in out on off over under again once here there "
                            + "what which who whom whose when where why how whether "
                            + "hi hello hey please pls thanks thank ok okay yes "
                            + "get got getting let want need like know tell say said way thing things stuff "
                            + "pm s t re ve ll m d")
                    .split(" +")));

    private Words() {}

    /** Every word of a text as it is written, in lower case. */
    public static List<String> surfaces(String text) {
        var folded = MARKS.matcher(Normalizer.normalize(text.replace('’', '\''), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(folded).results().map(match -> match.group()).toList();
    }

    /** The words that carry meaning, stemmed. */
    public static List<String> terms(String text) {
        var terms = new ArrayList<String>();
        for (var word : surfaces(text)) {
            var bare = ENDING.matcher(word).replaceFirst("").replace("'", "");
            if (!EMPTY.contains(bare)) {
                terms.add(stem(bare));
            }
        }
        return terms;
    }

    static String stem(String word) {
        var stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
