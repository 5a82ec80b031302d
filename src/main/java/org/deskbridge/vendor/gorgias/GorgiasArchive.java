package org.deskbridge.vendor.gorgias;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.VendorAccount;
import org.jspecify.annotations.Nullable;

/** All tickets, oldest first, a page of a hundred at a time; the mark is Gorgias' own cursor. */
final class GorgiasArchive implements ChangeList {
    @Override
    public Changes changes(VendorAccount account, @Nullable String mark, Instant since) {
        var cursor = mark == null ? "" : "&cursor=" + URLEncoder.encode(mark, StandardCharsets.UTF_8);
        var answer = account.send(Call.get("/api/tickets?order_by=created_datetime:asc&limit=100" + cursor))
                .structure();
        var tickets = Gorgias.data(answer).stream()
                .filter(ticket -> !Gorgias.time(ticket, "created_datetime").isBefore(since))
                .map(Gorgias::id)
                .toList();
        var next = GorgiasReading.next(answer);
        return new Changes(tickets, next.orElse(mark == null ? "" : mark), next.isPresent());
    }
}
