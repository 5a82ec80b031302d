package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;

/** Values as Freshdesk has room for them. */
final class FreshdeskValues {
    private static final int LONGEST_TAG = 32;
    private static final int LONGEST_LINE = 255;

    private FreshdeskValues() {}

    static List<String> tags(List<String> tags) {
        return tags.stream()
                .map(tag -> cut(tag.replace(',', ' ').strip(), LONGEST_TAG))
                .distinct()
                .toList();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).strip();
    }

    /** A summary may be mapped to a field of one line; only where something is that long are the fields looked at. */
    static JsonObjectBuilder of(VendorAccount account, Map<String, String> fields) {
        var isLong = fields.values().stream().anyMatch(value -> value.length() > LONGEST_LINE);
        var lines = isLong ? lines(account) : Set.of();
        var custom = Json.createObjectBuilder();
        fields.forEach((name, value) -> custom.add(name, lines.contains(name) ? cut(value, LONGEST_LINE) : value));
        return custom;
    }

    private static Set<String> lines(VendorAccount account) {
        return FreshdeskVocabulary.fields(account).stream()
                .filter(field -> Freshdesk.text(field, "type").equals("custom_text"))
                .map(field -> Freshdesk.text(field, "name"))
                .collect(Collectors.toSet());
    }
}
