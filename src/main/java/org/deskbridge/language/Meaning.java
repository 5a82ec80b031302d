package org.deskbridge.language;

/** What a text means, as a whole and word by word. */
public record Meaning(Vector whole, Tokens tokens) {
    static final Meaning NONE = new Meaning(Vector.NONE, Tokens.NONE);
}
