package org.deskbridge.action;

import java.util.Locale;

/** What an argument may be; each has a pattern of its own where the admin gives none. */
public enum ArgumentType {
    TEXT(""),
    INTEGER("-?\\d{1,18}"),
    NUMBER("-?\\d{1,18}(?:\\.\\d{1,9})?"),
    EMAIL("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}"),
    CHOICE("");

    private final String pattern;

    ArgumentType(String pattern) {
        this.pattern = pattern;
    }

    String pattern() {
        return pattern;
    }

    boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ArgumentType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
