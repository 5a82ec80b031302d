package org.deskbridge.vendor.freshdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.VendorAccount;
import org.jspecify.annotations.Nullable;

/**
 * Changed tickets by the time of their change, one page of a hundred at a time. Times are whole seconds and may become
 * visible late, so each look begins two minutes before the last change that was seen; the mark remembers what was seen in
 * those, so that nothing is told twice.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class FreshdeskChanges implements ChangeList {
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final int LONGEST = 900;

    /**
     * Where a look stands.
     *
     * @param last the newest change that was seen
     * @param from where the next page begins; zero when the look is at its end
     * @param page further pages are only counted within one second that fills more than one
     * @param seen times of change by ticket, as far as the next look comes across them
     */
    private record Mark(long last, long from, int page, Map<String, Long> seen) {
        private static final Pattern WRITTEN = Pattern.compile("(\\d+) (\\d+) (\\d+)((?: \\d+:\\d+)*)");

        static Mark read(@Nullable String mark, Instant since) {
            var written = WRITTEN.matcher(mark == null ? "" : mark);
            if (!written.matches()) {
                var begin = Math.max(1, since.getEpochSecond());
                return new Mark(begin, begin, 1, Map.of());
            }
            var last = Long.parseLong(written.group(1));
            var seen = new LinkedHashMap<String, Long>();
            for (var one : written.group(4).strip().split(" ", -1)) {
                var parts = one.split(":", 2);
                if (parts.length == 2) {
                    seen.put(parts[0], last - Long.parseLong(parts[1]));
                }
            }
            return new Mark(last, Long.parseLong(written.group(2)), Integer.parseInt(written.group(3)), seen);
        }

        Instant begin() {
            return Instant.ofEpochSecond(from == 0 ? last - OVERLAP.toSeconds() : from);
        }

        /** Short enough to be kept; what does not fit would only be told once more. */
        String written() {
            var text = new StringBuilder(last + " " + from + " " + page);
            for (var one : List.copyOf(seen.entrySet()).reversed()) {
                var more = " " + one.getKey() + ":" + (last - one.getValue());
                if (text.length() + more.length() > LONGEST) {
                    break;
                }
                text.append(more);
            }
            return text.toString();
        }
    }

    @Override
    public Changes changes(VendorAccount account, @Nullable String mark, Instant since) {
        var before = Mark.read(mark, since);
        var answer = account.send(Call.get("/api/v2/tickets?updated_since=" + before.begin()
                + "&order_by=updated_at&order_type=asc&per_page=100&page=" + before.page));
        var times = new LinkedHashMap<String, Long>();
        for (var ticket : Freshdesk.list(answer.structure())) {
            times.put(Freshdesk.id(ticket), changed(ticket));
        }
        var more = FreshdeskReading.hasNext(answer);
        var fresh = times.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.seen.get(one.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return new Changes(fresh, after(before, times, more).written(), more);
    }

    private static long changed(JsonObject ticket) {
        return Freshdesk.time(ticket, "updated_at").getEpochSecond();
    }

    private static Mark after(Mark before, Map<String, Long> times, boolean more) {
        var end = times.values().stream().max(Long::compare).orElse(before.last);
        var last = Math.max(before.last, end);
        var isOneSecond = end == before.begin().getEpochSecond();
        var seen = new LinkedHashMap<>(before.seen);
        seen.putAll(times);
        var kept = seen.entrySet().stream()
                .filter(one -> one.getValue() >= last - OVERLAP.toSeconds())
                .sorted(Map.Entry.comparingByValue())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
        return more ? new Mark(last, end, isOneSecond ? before.page + 1 : 1, kept) : new Mark(last, 0, 1, kept);
    }
}
