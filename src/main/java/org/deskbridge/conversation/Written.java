package org.deskbridge.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/** What somebody writes: a text, files, or both. */
public record Written(String text, List<UUID> uploads) {
    private static final int MOST_FILES = 5;

    public Written {
        uploads = List.copyOf(uploads);
    }

    /** Reads {@code text} and {@code attachments}; ask the fields whether something was wrong with them. */
    public static Written in(Fields fields, int maxText) {
        var uploads = uploads(fields, fields.texts("attachments", MOST_FILES, 64));
        var text = uploads.isEmpty() ? fields.text("text", maxText) : fields.optionalText("text", maxText);
        return new Written(text == null || text.isBlank() ? "" : text, uploads);
    }

    private static List<UUID> uploads(Fields fields, @Nullable List<String> ids) {
        if (ids == null) {
            return List.of();
        }
        var uploads = ids.stream().flatMap(id -> Ids.parse(id).stream()).toList();
        if (uploads.size() < ids.size() || new HashSet<>(uploads).size() < ids.size()) {
            fields.wrong("attachments", "must be ids of different uploads");
        }
        return uploads;
    }
}
