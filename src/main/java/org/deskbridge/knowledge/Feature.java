package org.deskbridge.knowledge;

/** What is measured between a question and an article; the names are those of the learned numbers and of the trace. */
public enum Feature {
    /** Nearest passage by meaning. */
    COSINE,
    /** Nearest single sentence by meaning. */
    SENTENCE,
    /** Nearest title or heading by meaning. */
    HEADING,
    /** Each of the question's words against the nearest word of a passage, in context; best passage. */
    TOKENS,
    /** The same, all words counting alike. */
    TOKENS_EVEN,
    /** The same against the whole article. */
    TOKENS_ARTICLE,
    /** The two telling words of the question that the article is farthest from. */
    TOKENS_WEAKEST,
    /** Best passage by words, as a share of what the question could have scored. */
    BM25,
    /** Share of the question's telling words that the article has. */
    COVERAGE,
    /** The same for its best passage. */
    PASSAGE_COVERAGE,
    /** The same for its title and headings. */
    HEADING_COVERAGE,
    /** Share of the question's telling words that no article has. */
    UNKNOWN,
    /** How much nearer this article is than the other candidates usually are. */
    STANDOUT,
    /** How far the runner-up is behind, by the learned score. */
    MARGIN,
    /** How many telling words the question has. */
    LENGTH
}
