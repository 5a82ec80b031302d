package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/**
 * Our conversations by the time of their change. Whether the search knows seconds or only days of the workspace's time zone is
 * not said of conversations, and of contacts it is days; so it is asked for more than a day more, of those with our tag
 * only, and what it returns is judged by its own time. What may have become visible late is remembered in the mark, so that
 * nothing is told twice.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class IntercomChanges implements ChangeList {
    private static final Duration A_LONG_DAY = Duration.ofHours(26);
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int LONGEST = 900;

    /**
     * Where a look stands.
     *
     * @param last the newest change that was seen when the look began
     * @param next the newest one since, which counts when the look is at its end
     * @param cursor of the page to ask for; empty when a new look begins
     * @param seen times of change by conversation, as far as the next look comes across them
     */
    private record Mark(long last, long next, String cursor, Map<String, Long> seen) {
        static Mark read(@Nullable String mark, Instant since) {
            try (var reader = Json.createReader(new StringReader(mark == null ? "" : mark))) {
                var json = reader.readObject();
                var seen = new LinkedHashMap<String, Long>();
                Intercom.object(json, "seen").forEach((id, at) -> seen.put(id, Long.valueOf(at.toString())));
                var last = Intercom.number(json, "last");
                return new Mark(
                        last, Math.max(last, Intercom.number(json, "next")), Intercom.text(json, "cursor"), seen);
            } catch (JsonException | NumberFormatException e) {
                return new Mark(since.getEpochSecond(), since.getEpochSecond(), "", Map.of());
            }
        }

        boolean isNews(String id, long at) {
            return at >= last - LATE.toSeconds() && !Long.valueOf(at).equals(seen.get(id));
        }

        /** After a page; the newest conversations come last in what is remembered. */
        Mark after(Map<String, Long> page, String nextCursor) {
            var newest =
                    Math.max(next, page.values().stream().max(Long::compare).orElse(next));
            var all = new LinkedHashMap<>(seen);
            all.putAll(page);
            return nextCursor.isEmpty() ? new Mark(newest, newest, "", all) : new Mark(last, newest, nextCursor, all);
        }

        /** Short enough to be kept; what does not fit would only be told once more. */
        String written() {
            var json = Json.createObjectBuilder().add("last", last).add("next", next);
            if (!cursor.isEmpty()) {
                json.add("cursor", cursor);
            }
            var room = LONGEST - cursor.length();
            var kept = Json.createObjectBuilder();
            for (var one : newestFirst()) {
                room -= one.getKey().length() + 14;
                if (room > 0 && one.getValue() >= last - LATE.toSeconds()) {
                    kept.add(one.getKey(), one.getValue());
                }
            }
            return json.add("seen", kept).build().toString();
        }

        private List<Map.Entry<String, Long>> newestFirst() {
            var entries = new ArrayList<>(seen.entrySet());
            entries.sort(Map.Entry.<String, Long>comparingByValue().reversed());
            return entries;
        }
    }

    @Override
    public Changes changes(VendorAccount account, @Nullable String mark, Instant since) {
        var before = Mark.read(mark, since);
        var page = IntercomSearch.conversations(account, filters(account, before), before.cursor);
        var times = new LinkedHashMap<String, Long>();
        page.found().forEach(one -> times.put(Intercom.id(one, "id"), Intercom.number(one, "updated_at")));
        var fresh = times.entrySet().stream()
                .filter(one -> before.isNews(one.getKey(), one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Changes(
                fresh, before.after(times, page.next()).written(), !page.next().isEmpty());
    }

    private static List<JsonObject> filters(VendorAccount account, Mark mark) {
        var from = Math.max(1, mark.last - A_LONG_DAY.toSeconds());
        return List.of(
                IntercomSearch.where("updated_at", ">", Json.createValue(from)),
                IntercomSearch.where("tag_ids", IntercomSorting.tagId(account, IntercomTickets.TAG)));
    }
}
