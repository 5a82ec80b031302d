package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;

/**
 * Lists cut by cursors, which are ids of records, in the order of those ids.
 *
 * @param backwards whether a list begins with its last page
 */
record Pages(int size, boolean backwards) {
    private static final String AFTER = "page[after]";
    private static final String BEFORE = "page[before]";

    /** Messages: newest page first, and always so many. */
    static final Pages MESSAGES = new Pages(100, true);

    static Pages sized(Request request) {
        var size = request.query("page[size]").orElse("25");
        if (!size.matches("[1-9][0-9]?|100")) {
            throw wrong();
        }
        return new Pages(Integer.parseInt(size), false);
    }

    private static RuntimeException wrong() {
        return Failure.invalid("Invalid page query parameters");
    }

    Answer answer(Request request, String name, List<JsonObject> all, UnaryOperator<JsonObject> view) {
        var before = cursor(request, BEFORE);
        var after = cursor(request, AFTER);
        if (before.isPresent() && after.isPresent()) {
            throw wrong();
        }
        var towardsTheOld = before.isPresent() || (after.isEmpty() && backwards);
        int from;
        int to;
        if (towardsTheOld) {
            to = before.map(id -> count(all, id, -1)).orElse(all.size());
            from = Math.max(0, to - size);
        } else {
            from = after.map(id -> count(all, id, 0)).orElse(0);
            to = Math.min(all.size(), from + size);
        }
        var page = all.subList(from, to);
        var shown = page.stream().map(view).toList();
        var list = doc(name, shown, "meta", doc("hasMore", towardsTheOld ? from > 0 : to < all.size()), "links", doc());
        return Answer.json(200, linked(request, list, page, from > 0, to < all.size()));
    }

    /** How many stand before the given one, and with it where {@code most} is 0; deleted ones keep their place. */
    private static int count(List<JsonObject> all, String id, int most) {
        return (int) all.stream()
                .filter(one -> Integer.signum(text(one, "id", "").compareTo(id)) <= most)
                .count();
    }

    private static Optional<String> cursor(Request request, String name) {
        var cursor = request.query(name);
        if (cursor.isPresent() && !cursor.get().matches("[0-9a-f]{24}")) {
            throw wrong();
        }
        return cursor;
    }

    private static JsonObject linked(
            Request request, JsonObject list, List<JsonObject> page, boolean hasOlder, boolean hasNewer) {
        var meta = list.getJsonObject("meta");
        var links = list.getJsonObject("links");
        var here = request.base() + "/v2/apps/" + ConversationsDesk.APP_ID + request.path() + "?";
        if (!page.isEmpty() && hasOlder) {
            meta = with(meta, "beforeCursor", text(page.getFirst(), "id"));
            links = with(links, "prev", here + "page%5Bbefore%5D=" + text(page.getFirst(), "id"));
        }
        if (!page.isEmpty() && hasNewer) {
            meta = with(meta, "afterCursor", text(page.getLast(), "id"));
            links = with(links, "next", here + "page%5Bafter%5D=" + text(page.getLast(), "id"));
        }
        return with(list, "meta", meta, "links", links);
    }
}
