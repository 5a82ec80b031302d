package org.deskbridge.assistant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.assistant.Decision.Courtesy;
import org.deskbridge.language.Spelling;
import org.deskbridge.language.Words;

/** Recognises a message that is courtesy and nothing else; any other word in it makes it a question. */
final class Courtesies {
    private static final int MOST_WORDS = 12;
    private static final Set<String> HELLO =
            words("hi hello hey hiya heya howdy greetings morning afternoon evening yo");
    private static final Set<String> THANKS = words(
            "thanks thank thx ty cheers ta thankyou appreciated appreciate grateful brilliant perfect great awesome"
                    + " lovely super excellent amazing wonderful fantastic cool nice solved sorted helpful helped");
    private static final Set<String> BYE = words("bye goodbye cya farewell night weekend later");
    private static final Set<String> PADDING = words(
            "there you u all everyone team folks guys mate so very much many a an"
                    + " lot lots again for the your ur help that that's thats was is it it's its this and oh ok okay well good day"
                    + " have nice one to see of in advance how are doing today i i'm really big just what wanted say only quick"
                    + " reply answer response advice all no more questions got now worked works job did do yes yep right then"
                    + " bot assistant dear sir madam kind regards best wishes me my problem issue perfectly fine alright");

    private final Spelling spelling = new Spelling(Set.of());

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ")).stream().distinct().toList());
    }

    Optional<Courtesy> in(String message) {
        var words = Words.surfaces(spelling.corrected(message));
        if (words.isEmpty() || words.size() > MOST_WORDS || !words.stream().allMatch(Courtesies::isCourtesy)) {
            return Optional.empty();
        }
        return kind(words);
    }

    private static boolean isCourtesy(String word) {
        return HELLO.contains(word) || THANKS.contains(word) || BYE.contains(word) || PADDING.contains(word);
    }

    /** "Great, thanks, bye" is a farewell; "hi, thanks" is thanks. */
    private static Optional<Courtesy> kind(List<String> words) {
        if (words.stream().anyMatch(BYE::contains)) {
            return Optional.of(Courtesy.BYE);
        }
        if (words.stream().anyMatch(THANKS::contains)) {
            return Optional.of(Courtesy.THANKS);
        }
        return words.stream().anyMatch(HELLO::contains) || words.equals(List.of("good", "day"))
                ? Optional.of(Courtesy.HELLO)
                : Optional.empty();
    }
}
