package org.deskbridge.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/** Language tags (BCP 47) as far as they tell articles apart: "de", "pt-BR". */
public final class Languages {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,6})?");

    private Languages() {}

    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** A tag from a page or a table, empty when it is none. */
    static String lenient(String text) {
        var tag = text.strip().replace('_', '-');
        if (!isTag(tag)) {
            return "";
        }
        var dash = tag.indexOf('-');
        return dash < 0
                ? tag.toLowerCase(Locale.ROOT)
                : tag.substring(0, dash).toLowerCase(Locale.ROOT) + tag.substring(dash);
    }
}
