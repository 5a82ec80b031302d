package org.deskbridge.vendor.intercom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.VendorAccount;
import org.jspecify.annotations.Nullable;

/** All conversations, a page at a time; the mark is Intercom's own cursor. */
final class IntercomArchive implements ChangeList {
    @Override
    public Changes changes(VendorAccount account, @Nullable String mark, Instant since) {
        var cursor = mark == null || mark.isEmpty()
                ? ""
                : "&starting_after=" + URLEncoder.encode(mark, StandardCharsets.UTF_8);
        var path = "/conversations?per_page=" + IntercomSearch.PAGE + cursor;
        var page = IntercomSearch.page(account.send(Call.get(path)).json(), "conversations");
        var tickets = page.found().stream()
                .filter(one -> Intercom.number(one, "created_at") >= since.getEpochSecond())
                .map(one -> Intercom.id(one, "id"))
                .toList();
        var isEnd = page.next().isEmpty();
        return new Changes(tickets, isEnd ? (mark == null ? "" : mark) : page.next(), !isEnd);
    }
}
