package org.deskbridge.vendor.zendesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.ChangeList.Changes;
import org.deskbridge.connector.HtmlText;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.jspecify.annotations.Nullable;

/** Comments by page from the newest back to the last known one, and changed tickets by the incremental export. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ZendeskReading implements TicketReading, ChangeList {
    private static final int PAGES = 20;

    @Override
    public Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage) {
        try {
            var found = account.send(Call.get("/api/v2/tickets/" + ticket + "?include=users"))
                    .json();
            var status = found.getJsonObject("ticket").getString("status", "open");
            return status.equals("deleted")
                    ? Optional.empty()
                    : Optional.of(news(found, status, messages(account, ticket, afterMessage, isOurs(found))));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == VendorTrouble.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private static News news(JsonObject found, String status, List<DeskMessage> messages) {
        var ticket = found.getJsonObject("ticket");
        var requester = people(found).get(Zendesk.id(ticket, "requester_id"));
        var customer = requester == null
                ? new Customer(null, null)
                : new Customer(requester.getString("name", null), requester.getString("email", null));
        var assignee = Zendesk.id(ticket, "assignee_id");
        return new News(
                ours(status),
                ticket.getString("subject", ""),
                customer,
                assignee.isEmpty() ? null : assignee,
                messages);
    }

    static String ours(String status) {
        return switch (status) {
            case "solved", "closed", "pending" -> status;
            default -> "open";
        };
    }

    /** Every ticket that we open has our tag. */
    private static boolean isOurs(JsonObject found) {
        var tags = found.getJsonObject("ticket").getJsonArray("tags");
        return tags != null && tags.toString().contains("\"" + ZendeskTickets.TAG + "\"");
    }

    private static List<DeskMessage> messages(
            VendorAccount account, String ticket, @Nullable String after, boolean ours) {
        var newestFirst = new ArrayList<DeskMessage>();
        var cursor = "";
        for (var page = 0; page < PAGES; page++) {
            var answer = account.send(Call.get("/api/v2/tickets/" + ticket
                            + "/comments?page%5Bsize%5D=100&sort=-created_at&include=users" + cursor))
                    .json();
            var people = people(answer);
            for (var comment : answer.getJsonArray("comments").getValuesAs(JsonObject.class)) {
                if (Zendesk.id(comment).equals(after)) {
                    return reversed(newestFirst);
                }
                newestFirst.add(message(comment, people, ours));
            }
            var meta = answer.getJsonObject("meta");
            if (meta == null || !meta.getBoolean("has_more", false)) {
                break;
            }
            cursor =
                    "&page%5Bafter%5D=" + URLEncoder.encode(meta.getString("after_cursor", ""), StandardCharsets.UTF_8);
        }
        return reversed(newestFirst);
    }

    private static List<DeskMessage> reversed(List<DeskMessage> messages) {
        Collections.reverse(messages);
        return messages;
    }

    private static Map<String, JsonObject> people(JsonObject answer) {
        var people = new HashMap<String, JsonObject>();
        var users = answer.getJsonArray("users");
        if (users != null) {
            users.getValuesAs(JsonObject.class).forEach(user -> people.put(Zendesk.id(user), user));
        }
        return people;
    }

    /**
     * Only what staff wrote publicly is for the visitor; a missing author counts as no staff. What an end user wrote
     * through the API in a ticket of ours may be ours; only what came another way surely is the customer's own.
     */
    private static From from(JsonObject comment, @Nullable JsonObject author, boolean ours) {
        if (author == null || !comment.getBoolean("public", false)) {
            return From.TEAM;
        }
        if (!author.getString("role", "end-user").equals("end-user")) {
            return From.AGENT;
        }
        var via = comment.getJsonObject("via");
        var perhapsUs = via == null || via.getString("channel", "api").equals("api");
        return ours && perhapsUs ? From.US : From.CUSTOMER;
    }

    private static DeskMessage message(JsonObject comment, Map<String, JsonObject> people, boolean ours) {
        var author = people.get(Zendesk.id(comment, "author_id"));
        return new DeskMessage(
                Zendesk.id(comment),
                from(comment, author, ours),
                author == null ? "Support" : author.getString("name", "Support"),
                HtmlText.markdown(comment.getString("html_body", comment.getString("body", ""))),
                files(comment),
                Zendesk.time(comment, "created_at"));
    }

    private static List<DeskFile> files(JsonObject comment) {
        var files = comment.getJsonArray("attachments");
        return files == null
                ? List.of()
                : files.getValuesAs(JsonObject.class).stream()
                        .map(file -> new DeskFile(
                                file.getString("file_name", "file"),
                                file.getString("content_type", "application/octet-stream"),
                                file.containsKey("size")
                                        ? file.getJsonNumber("size").longValue()
                                        : 0,
                                file.getString("content_url", "")))
                        .toList();
    }

    @Override
    public Changes changes(VendorAccount account, @Nullable String mark, Instant since) {
        var from = mark == null
                ? "start_time=" + since.getEpochSecond()
                : "cursor=" + URLEncoder.encode(mark, StandardCharsets.UTF_8);
        var answer = account.send(Call.get("/api/v2/incremental/tickets/cursor?" + from))
                .json();
        var tickets = answer.getJsonArray("tickets");
        return new Changes(
                tickets == null
                        ? List.of()
                        : tickets.getValuesAs(JsonObject.class).stream()
                                .map(Zendesk::id)
                                .toList(),
                answer.isNull("after_cursor") ? String.valueOf(mark) : answer.getString("after_cursor", ""),
                !answer.getBoolean("end_of_stream", true));
    }
}
