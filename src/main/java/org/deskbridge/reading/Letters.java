package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/** Bytes as text, or a refusal: a guessed character set would put wrong letters into answers without anybody noticing. */
final class Letters {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n\t\r\f]]");

    /** What no database takes (half a character, U+0000) and no reader sees. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\n\t]]|\\p{Cs}|\uFEFF");

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>]");
    private static final Pattern LINE_MARK = Pattern.compile("(?m)^(\\s*)([#+=|~-]|\\d{1,9}(?=[.)]))");

    private Letters() {}

    static String of(byte[] bytes) {
        var charset = UTF_8;
        var skipped = 0;
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            skipped = 3;
        } else if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            charset = begins(bytes, 0xFF, 0xFE) ? UTF_16LE : UTF_16BE;
            skipped = 2;
        }
        var text = decoded(ByteBuffer.wrap(bytes, skipped, bytes.length - skipped), charset);
        if (CONTROLS.matcher(text).find()) {
            throw new Unreadable("is no text: it holds control characters");
        }
        if (text.isBlank()) {
            throw new Unreadable("is empty");
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (var i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(ByteBuffer bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("is not written in " + charset.name() + "; save it as UTF-8 and send it again");
        }
    }

    static String clean(String text) {
        return UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** On one line, for a title. */
    static String line(String text, int longest) {
        var line = clean(text).replaceAll("[\\s\\p{Z}]+", " ").strip();
        return beginning(line, longest);
    }

    /** Never half a character. */
    static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** Plain words that Markdown would not take for its own marks. */
    static String escaped(String words) {
        return MARKS.matcher(words).replaceAll("\\\\$0");
    }

    /** The same for lines, whose beginnings could be taken for headings and lists. */
    static String escapedLines(String lines) {
        return LINE_MARK.matcher(escaped(lines)).replaceAll(found -> {
            var mark = found.group(2);
            var escape = Character.isDigit(mark.charAt(0)) ? mark + "\\\\" : "\\\\" + mark;
            return java.util.regex.Matcher.quoteReplacement(found.group(1)) + escape;
        });
    }
}
