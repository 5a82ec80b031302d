package org.deskbridge.sandbox.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Rows;

/** Everything that is only read: tickets, comments, audits, the export, and the words of an account. */
final class Reading {
    private final Store store;
    private final ZendeskDesk desk;

    Reading(Store store, ZendeskDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/tickets", this::tickets)
                .on("GET", "/api/v2/tickets/show_many", this::several)
                .on("GET", "/api/v2/tickets/{id}", this::ticket)
                .on("GET", "/api/v2/tickets/{id}/comments", this::comments)
                .on("GET", "/api/v2/tickets/{id}/audits", this::audits)
                .on(
                        "GET",
                        "/api/v2/tickets/{id}/tags",
                        call -> Answer.json(
                                200, doc("tags", store.ticket(call.id("id")).get("tags"))))
                .on("GET", "/api/v2/incremental/tickets/cursor", this::export)
                .on("GET", "/api/v2/groups", call -> rows(call, "groups", store.groups))
                .on("GET", "/api/v2/brands", call -> rows(call, "brands", store.brands))
                .on("GET", "/api/v2/ticket_fields", call -> rows(call, "ticket_fields", store.fields))
                .on(
                        "GET",
                        "/api/v2/account/settings",
                        call -> Answer.json(200, doc("settings", doc("branding", doc(), "active_features", doc()))));
    }

    private static Answer rows(Call call, String name, Rows rows) {
        return Answer.json(200, Paging.page(call.request(), name, rows.all()));
    }

    private Answer tickets(Call call) {
        var request = call.request();
        var found = request.query("external_id")
                .map(id -> store.tickets.where("external_id", id))
                .orElseGet(store.tickets::all);
        var sorted = sorted(request, found).stream().map(TicketView::shown).toList();
        var page = Paging.page(request, "tickets", sorted);
        return Answer.json(200, Paging.withUsers(request, page, store, requesters(sorted)));
    }

    static List<JsonObject> sorted(Request request, List<JsonObject> rows) {
        var sort = request.query("sort").orElse(request.query("sort_by").orElse("id"));
        var field = sort.replaceFirst("^-", "");
        Comparator<JsonObject> order = Set.of("created_at", "updated_at").contains(field)
                ? Comparator.comparing((JsonObject row) -> text(row, field, ""))
                        .thenComparingLong(row -> number(row, "id"))
                : Comparator.comparingLong(row -> number(row, "id"));
        var down = sort.startsWith("-")
                || "desc".equals(request.query("sort_order").orElse(""));
        return rows.stream().sorted(down ? order.reversed() : order).toList();
    }

    private static List<Long> requesters(List<JsonObject> tickets) {
        return tickets.stream().map(row -> number(row, "requester_id")).toList();
    }

    private Answer several(Call call) {
        var ids = List.of(call.request().query("ids").orElse("").split(",", -1));
        if (ids.size() > 100) {
            throw Failure.of(400, "TooManyIds", "At most 100 ids");
        }
        var rows = store.tickets.all().stream()
                .filter(row -> ids.contains(Long.toString(number(row, "id"))))
                .map(TicketView::shown)
                .toList();
        return Answer.json(
                200, doc("tickets", list(rows), "count", rows.size(), "next_page", null, "previous_page", null));
    }

    private Answer ticket(Call call) {
        var row = store.ticket(call.id("id"));
        var answer = doc("ticket", TicketView.shown(row));
        return Answer.json(200, Paging.withUsers(call.request(), answer, store, requesters(List.of(row))));
    }

    private Answer comments(Call call) {
        store.ticket(call.id("id"));
        var rows = sorted(call.request(), store.comments.where("ticket_id", call.id("id"))).stream()
                .map(row -> without(row, Set.of("ticket_id")))
                .toList();
        var page = Paging.page(call.request(), "comments", rows);
        var authors = rows.stream().map(row -> number(row, "author_id")).toList();
        return Answer.json(200, Paging.withUsers(call.request(), page, store, authors));
    }

    private Answer audits(Call call) {
        store.ticket(call.id("id"));
        var rows = sorted(call.request(), store.audits.where("ticket_id", call.id("id")));
        return Answer.json(200, Paging.page(call.request(), "audits", rows));
    }

    /** In the order of change; what changed in the last minute is not there yet. */
    private Answer export(Call call) {
        var delay = desk.setting().options().incrementalDelay();
        var request = call.request();
        var visible = store.clock.instant().minus(delay);
        var from = request.query("cursor").map(Reading::cursor).orElseGet(() -> start(request, visible));
        var rows = store.tickets.all().stream()
                .filter(row -> number(row, "sequence") > from)
                .filter(row -> !Instant.ofEpochMilli(number(row, "changed_at")).isAfter(visible))
                .sorted(Comparator.comparingLong(row -> number(row, "sequence")))
                .toList();
        var size = request.query("per_page")
                .filter(text -> text.matches("[1-9][0-9]{0,2}|1000"))
                .map(Integer::valueOf)
                .orElse(1000);
        var page = rows.stream().limit(size).toList();
        var after = written(page.isEmpty() ? from : number(page.getLast(), "sequence"));
        var answer = doc(
                "tickets",
                list(page.stream().map(TicketView::shown).toList()),
                "after_cursor",
                after,
                "after_url",
                request.base() + request.path() + "?cursor=" + after,
                "before_cursor",
                null,
                "before_url",
                null,
                "end_of_stream",
                rows.size() <= size);
        return Answer.json(200, Paging.withUsers(request, answer, store, requesters(page)));
    }

    /** The place just before the first change that is not older than the start. */
    private long start(Request request, Instant visible) {
        var seconds = request.query("start_time")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::valueOf)
                .orElseThrow(() -> Failure.of(400, "InvalidParameter", "start_time is required"));
        var start = Instant.ofEpochSecond(seconds);
        if (start.isAfter(visible.plus(Duration.ofSeconds(1)))) {
            throw Failure.of(
                    422, "StartTimeTooRecent", "Too recent start_time. Use a start_time older than 60 seconds");
        }
        return store.tickets.all().stream()
                .filter(row -> Instant.ofEpochMilli(number(row, "changed_at")).isBefore(start))
                .mapToLong(row -> number(row, "sequence"))
                .max()
                .orElse(0);
    }

    private static String written(long sequence) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("s" + sequence).getBytes(UTF_8));
    }

    private static long cursor(String written) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(written), UTF_8).substring(1));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Failure.of(400, "InvalidCursor", "The cursor is not valid");
        }
    }
}
