package org.deskbridge.evaluation;

import java.util.List;
import org.deskbridge.conversation.Citation;

/**
 * What a question got.
 *
 * @param reasons why it was handed over; none where it was not
 */
record Given(
        Ending ending,
        String text,
        List<Citation> citations,
        double confidence,
        double milliseconds,
        List<String> reasons) {

    /** An article that is gone can be cited by nobody. */
    boolean meets(EvaluationCase one) {
        return switch (one.expectation) {
            case ARTICLE ->
                ending == Ending.ANSWERED
                        && citations.stream()
                                .anyMatch(citation -> citation.articleId().equals(one.article));
            case HAND_OVER -> ending == Ending.HANDED_OVER;
            case UNKNOWN -> ending == Ending.UNKNOWN;
        };
    }
}
