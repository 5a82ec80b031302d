package org.deskbridge.sandbox.freshdesk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.sandbox.kit.Limits.Level;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;

/** Calls a minute, for the whole account and again for the busiest kinds of call; embedded things cost more. */
final class Allowance {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern TICKET = Pattern.compile("/api/v2/tickets/[0-9]+");

    private final FreshdeskDesk desk;

    /** A limit of its own, by its name among the options; the figures are those of the plan Pro. */
    private record Own(String name, int vendors) {}

    Allowance(FreshdeskDesk desk) {
        this.desk = desk;
    }

    /** Headers that go with every answer to this call. */
    Map<String, String> take(Request request) {
        if (!desk.setting().options().limited()) {
            return Map.of();
        }
        var cost = cost(request);
        var account = counted(new Own("account", 400));
        for (var more = 1; more < cost && account.allowed(); more++) {
            account = counted(new Own("account", 400));
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Total", Integer.toString(account.limit()));
        headers.put("X-RateLimit-Remaining", Integer.toString(account.remaining()));
        headers.put("X-RateLimit-Used-CurrentRequest", Integer.toString(cost));
        check(account, headers);
        own(request).ifPresent(own -> check(counted(own), headers));
        return headers;
    }

    /** One, and one more for each thing embedded in a ticket, two in a list. */
    private static int cost(Request request) {
        var each = request.path().equals("/api/v2/tickets") ? 2 : 1;
        return 1
                + request.query("include")
                                .filter(text -> !text.isBlank())
                                .map(text -> text.split(",", -1).length)
                                .orElse(0)
                        * each;
    }

    private static Optional<Own> own(Request request) {
        var call = request.method() + " " + request.path();
        return switch (call) {
            case "POST /api/v2/tickets" -> Optional.of(new Own("ticketCreate", 160));
            case "GET /api/v2/tickets" -> Optional.of(new Own("ticketsList", 100));
            case "GET /api/v2/contacts" -> Optional.of(new Own("contactsList", 100));
            default ->
                request.method().equals("PUT") && TICKET.matcher(request.path()).matches()
                        ? Optional.of(new Own("ticketUpdate", 160))
                        : Optional.empty();
        };
    }

    private Level counted(Own own) {
        return desk.limits().counted(own.name, desk.setting().options().limit(own.name, own.vendors), MINUTE);
    }

    private void check(Level level, Map<String, String> headers) {
        if (!level.allowed()) {
            throw over(level, headers);
        }
    }

    private Refused over(Level level, Map<String, String> headers) {
        var refused = Failure.of(429, "rate_limit_exceeded", "You have exceeded the limit of requests per minute");
        return desk.over(refused.answer().with("Retry-After", level.resetSeconds()), headers);
    }
}
