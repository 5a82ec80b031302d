package org.deskbridge.assistant;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deskbridge.assistant.EarlierTickets.Earlier;
import org.deskbridge.assistant.EarlierTickets.Known;
import org.deskbridge.conversation.Tool;

/** Questions about a customer's own earlier requests: which they are, and how they are answered without telling too much. */
final class TicketQuestions {
    static final String TOOL = "earlier-tickets";

    private static final int TOLD = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final String REQUEST = "(ticket|request|case|complaint|enquiry|inquiry|issue|problem)s?";
    private static final Pattern ASKED = Pattern.compile(
            "(?is).*(\\b(status|state|progress|news|update)\\b.{0,20}\\b(my|the|our)\\b.{0,20}\\b" + REQUEST + "\\b"
                    + "|\\bmy\\b.{0,12}\\b(open|last|latest|previous|earlier|old|existing|pending|current)\\b.{0,12}\\b"
                    + REQUEST + "\\b"
                    + "|\\b(what|where|how)\\b.{0,30}\\bmy (support |open )?(ticket|request|case)s?\\b"
                    + "|\\b(have|did|has) (i|we|this customer)\\b.{0,20}\\b(contact|write|written|complain|ask|been in touch)\\w*\\b.{0,30}\\b(before|already|earlier|previously)\\b"
                    + "|\\b(have|did|has) (i|we|this customer)\\b.{0,20}\\b(before|already|earlier|previously)\\b.{0,20}\\b(contact|write|written|complain|ask)\\w*\\b"
                    + "|\\b(answer|reply|response)\\b.{0,20}\\bmy (ticket|request|case|complaint|enquiry|inquiry)\\b).*");

    private static final String CANNOT_TELL =
            "I have looked, but I may tell what is in our help desk only to somebody whose identity your shop account has"
                    + " confirmed. A person can help you with it. " + Replies.ASKS;

    private TicketQuestions() {}

    static boolean isOne(String message) {
        return message.length() <= 500 && ASKED.matcher(message).matches();
    }

    static List<Tool> tools(List<Known> known) {
        return known.stream()
                .map(desk -> new Tool(
                        TOOL, desk.desk() + " · " + count(desk.newestFirst().size(), "earlier ticket")))
                .toList();
    }

    /** For whoever only gave an address: that it was looked at, and nothing of what was found. */
    static List<Tool> toolsWithoutCount(List<Known> known) {
        return known.stream().map(desk -> new Tool(TOOL, desk.desk())).toList();
    }

    static String withoutTelling() {
        return CANNOT_TELL;
    }

    static String told(List<Known> known) {
        var all = new ArrayList<Earlier>();
        known.forEach(desk -> all.addAll(desk.newestFirst()));
        if (all.isEmpty()) {
            return "I find no earlier request of yours in our help desk.";
        }
        var open = all.stream().filter(Earlier::open).toList();
        var closed = all.stream().filter(one -> !one.open()).toList();
        return (open.isEmpty()
                        ? "You have no open request with us."
                        : "You have " + count(open.size(), "open request") + ":\n" + lines(open))
                + (closed.isEmpty() ? "" : "\n\nBefore that:\n" + lines(closed));
    }

    private static String lines(List<Earlier> tickets) {
        return tickets.stream()
                .limit(TOLD)
                .map(one -> "- " + one.reference() + " “" + one.subject().strip() + "”, "
                        + DAY.format(one.openedAt().atZone(ZoneOffset.UTC)))
                .collect(Collectors.joining("\n"));
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
