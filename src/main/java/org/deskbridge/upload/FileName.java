package org.deskbridge.upload;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they may be shown and saved: no path, nothing invisible, and the ending of what the file really is. */
final class FileName {
    static final int LONGEST = 200;

    private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private FileName() {}

    /** A page that is kept as text must not become a page again on the disk of whoever saves it. */
    static String of(String sent, FileKind kind) {
        var name = INVISIBLE
                .matcher(PATH.matcher(sent).replaceFirst(""))
                .replaceAll("")
                .strip()
                .replaceFirst("^\\.+", "");
        var whole = name.isEmpty() ? "file" : name;
        var dot = whole.lastIndexOf('.');
        var ending = dot < 0 ? "" : whole.substring(dot + 1).toLowerCase(Locale.ROOT);
        return kind.mayEndWith(ending)
                ? cut(whole.substring(0, dot), ending.length() + 1) + whole.substring(dot)
                : cut(whole, kind.ending().length() + 1) + "." + kind.ending();
    }

    private static String cut(String stem, int others) {
        var most = LONGEST - others;
        if (stem.length() <= most) {
            return stem;
        }
        return stem.substring(0, Character.isHighSurrogate(stem.charAt(most - 1)) ? most - 1 : most);
    }
}
