package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Limits.Level;
import org.deskbridge.sandbox.kit.Request;

/** The limits of an account, and of those calls that have their own. */
final class Limited {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ZendeskDesk desk;

    Limited(ZendeskDesk desk) {
        this.desk = desk;
    }

    /** Headers that go with every answer to this call. */
    Map<String, String> take(Request request, JsonObject caller) {
        if (!desk.setting().options().limited()) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>();
        var account = counted("account", "account", 700, MINUTE);
        headers.put("X-Rate-Limit", Integer.toString(account.limit()));
        headers.put("X-Rate-Limit-Remaining", Integer.toString(account.remaining()));
        headers.put("ratelimit-limit", Integer.toString(account.limit()));
        headers.put("ratelimit-remaining", Integer.toString(account.remaining()));
        headers.put("ratelimit-reset", Long.toString(account.resetSeconds()));
        check(account, headers);
        if (request.path().matches("/api/v2/tickets/[0-9]+") && "PUT".equals(request.method())) {
            ticketUpdate(request, caller, headers);
        }
        if (request.path().startsWith("/api/v2/incremental/")) {
            check(counted("incremental", "incremental", 10, MINUTE), headers);
        }
        return headers;
    }

    private void ticketUpdate(Request request, JsonObject caller, Map<String, String> headers) {
        var updates = counted("ticket-updates", "ticketUpdates", 100, MINUTE);
        headers.put(
                "Zendesk-RateLimit-tickets-update",
                "total=" + updates.limit() + "; remaining=" + updates.remaining() + "; resets="
                        + updates.resetSeconds());
        check(updates, headers);
        var own = "ticket-update " + request.path() + " by " + text(caller, "email");
        check(counted(own, "perTicket", 30, Duration.ofMinutes(10)), headers);
    }

    /** Writing users is slow: one a second, five a minute for the same one. */
    void usersWrite(String whose) {
        if (desk.setting().options().limited()) {
            check(counted("user-writes", "userWritesPerSecond", 1, Duration.ofSeconds(1)), Map.of());
            check(counted("user-write " + whose, "perUser", 5, MINUTE), Map.of());
        }
    }

    private Level counted(String scope, String option, int vendors, Duration window) {
        return desk.limits().counted(scope, desk.setting().options().limit(option, vendors), window);
    }

    private void check(Level level, Map<String, String> headers) {
        if (!level.allowed()) {
            var body = doc("error", "TooManyRequests", "description", "Number of allowed API requests exceeded");
            throw desk.over(Answer.json(429, body).with("Retry-After", level.resetSeconds()), headers);
        }
    }
}
