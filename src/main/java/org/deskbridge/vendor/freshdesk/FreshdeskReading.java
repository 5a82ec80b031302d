package org.deskbridge.vendor.freshdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.HtmlText;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** The description, which is the first message, and the conversations after it, oldest first as Freshdesk lists them. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class FreshdeskReading implements TicketReading {
    private static final int PAGES = 20;
    private static final int NOTE = 2;
    private static final int SURVEY = 6;

    /** The id under which a ticket's first message goes, which has none there. */
    static String description(String ticket) {
        return "description-" + ticket;
    }

    @Override
    public Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage) {
        try {
            var found = account.send(Call.get("/api/v2/tickets/" + ticket + "?include=requester"))
                    .json();
            return found.getBoolean("deleted", false)
                    ? Optional.empty()
                    : Optional.of(news(found, messages(account, found, afterMessage)));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private static News news(JsonObject ticket, List<DeskMessage> messages) {
        var requester = Freshdesk.object(ticket, "requester");
        var assignee = Freshdesk.id(ticket, "responder_id");
        return new News(
                status(ticket),
                Freshdesk.text(ticket, "subject"),
                new Customer(known(requester, "name"), known(requester, "email")),
                assignee.isEmpty() ? null : assignee,
                messages);
    }

    private static @Nullable String known(JsonObject person, String name) {
        var text = Freshdesk.text(person, name);
        return text.isEmpty() ? null : text;
    }

    /** A closed ticket goes on like a resolved one; only spam takes nothing any more. Statuses of an admin's own are open. */
    static String status(JsonObject ticket) {
        if (ticket.getBoolean("spam", false)) {
            return "closed";
        }
        return switch (FreshdeskTickets.number(ticket, "status")) {
            case 3 -> "pending";
            case 4, 5 -> "solved";
            default -> "open";
        };
    }

    private static List<DeskMessage> messages(VendorAccount account, JsonObject ticket, @Nullable String after) {
        var fresh = new ArrayList<JsonObject>();
        for (var one : conversations(account, Freshdesk.id(ticket))) {
            fresh.add(one);
            if (Freshdesk.id(one).equals(after)) {
                fresh.clear();
            }
        }
        var messages = new ArrayList<DeskMessage>();
        if (after == null) {
            messages.add(first(ticket));
        }
        var names = new HashMap<String, String>();
        fresh.forEach(one -> messages.add(message(account, ticket, one, names)));
        return messages;
    }

    static List<JsonObject> conversations(VendorAccount account, String ticket) {
        var all = new ArrayList<JsonObject>();
        for (var page = 1; page <= PAGES; page++) {
            var answer = account.send(
                    Call.get("/api/v2/tickets/" + ticket + "/conversations?page=" + page + "&per_page=100"));
            all.addAll(Freshdesk.list(answer.structure()));
            if (!hasNext(answer)) {
                break;
            }
        }
        return all;
    }

    static boolean hasNext(Answer answer) {
        return answer.header("link").filter(link -> link.contains("next")).isPresent();
    }

    /** Our key of a note that we wrote. Mail that quotes one is none, nor is a public note of an agent's. */
    static Optional<UUID> key(JsonObject conversation) {
        var isAgents = !conversation.getBoolean("private", true) && !conversation.getBoolean("incoming", false);
        return FreshdeskTickets.number(conversation, "source") == NOTE && !isAgents
                ? FreshdeskMark.in(Freshdesk.text(conversation, "body"))
                : Optional.empty();
    }

    private static DeskMessage first(JsonObject ticket) {
        var html = Freshdesk.text(ticket, "description");
        var isOurs = FreshdeskTickets.number(ticket, "source") == FreshdeskTickets.CHAT
                && FreshdeskMark.in(html).isPresent();
        return new DeskMessage(
                description(Freshdesk.id(ticket)),
                isOurs ? From.US : From.CUSTOMER,
                customer(ticket),
                markdown(html),
                files(ticket),
                Freshdesk.time(ticket, "created_at"));
    }

    private static String customer(JsonObject ticket) {
        var name = Freshdesk.text(Freshdesk.object(ticket, "requester"), "name");
        return name.isEmpty() ? "Customer" : name;
    }

    /**
     * Ours is what carries our mark, and not what our agent wrote: the key may be a person's who also answers. A survey's
     * outcome is the team's.
     */
    private static From from(JsonObject conversation) {
        if (key(conversation).isPresent()) {
            return From.US;
        }
        if (conversation.getBoolean("private", true) || FreshdeskTickets.number(conversation, "source") == SURVEY) {
            return From.TEAM;
        }
        return conversation.getBoolean("incoming", false) ? From.CUSTOMER : From.AGENT;
    }

    private static DeskMessage message(
            VendorAccount account, JsonObject ticket, JsonObject conversation, Map<String, String> names) {
        var from = from(conversation);
        var author = switch (from) {
            case AGENT -> names.computeIfAbsent(Freshdesk.id(conversation, "user_id"), id -> agent(account, id));
            case CUSTOMER -> customer(ticket);
            case US, TEAM -> "Support";
        };
        return new DeskMessage(
                Freshdesk.id(conversation),
                from,
                author,
                markdown(Freshdesk.text(conversation, "body")),
                files(conversation),
                Freshdesk.time(conversation, "created_at"));
    }

    /** A key that may not look at agents still reads what they write. */
    private static String agent(VendorAccount account, String id) {
        try {
            var contact = Freshdesk.object(
                    account.send(Call.get("/api/v2/agents/" + id)).json(), "contact");
            var name = Freshdesk.text(contact, "name");
            return name.isEmpty() ? "Support" : name;
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.FORBIDDEN || trouble.kind() == Kind.NOT_FOUND) {
                return "Support";
            }
            throw trouble;
        }
    }

    /** Without the history that an e-mail quotes. */
    private static String markdown(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        body.select(".freshdesk_quote, .gmail_quote").remove();
        return HtmlText.markdown(body.html());
    }

    private static List<DeskFile> files(JsonObject holder) {
        return holder.get("attachments") instanceof JsonArray files
                ? files.getValuesAs(JsonObject.class).stream()
                        .map(file -> new DeskFile(
                                Freshdesk.text(file, "name"),
                                Freshdesk.text(file, "content_type"),
                                file.get("size") instanceof JsonNumber size ? size.longValue() : 0,
                                Freshdesk.text(file, "attachment_url")))
                        .toList()
                : List.of();
    }
}
