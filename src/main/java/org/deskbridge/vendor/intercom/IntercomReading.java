package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.HtmlText;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The source, which is the first message, and the newest five hundred parts. What a part says does not depend on its type: a
 * reply that opens or assigns a conversation is a part of that type, with a text.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class IntercomReading implements TicketReading {
    private static final Set<String> CUSTOMERS = Set.of("user", "lead", "contact");

    /** The id under which a conversation's first message goes, whose own is of another kind than the parts'. */
    static String source(String conversation) {
        return "source-" + conversation;
    }

    @Override
    public Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage) {
        try {
            var found =
                    account.send(Call.get(IntercomLines.conversation(ticket))).json();
            return Optional.of(news(found, messages(found, afterMessage)));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private static News news(JsonObject conversation, List<DeskMessage> messages) {
        var author = author(conversation);
        var assignee = Intercom.id(conversation, "admin_assignee_id");
        return new News(
                status(conversation),
                subject(conversation),
                new Customer(Intercom.known(author, "name"), Intercom.known(author, "email")),
                assignee.isEmpty() || assignee.equals("0") ? null : assignee,
                messages);
    }

    /** The customer as the newest of their own messages tells it. */
    private static JsonObject author(JsonObject conversation) {
        return all(conversation).reversed().stream()
                .map(one -> Intercom.object(one, "author"))
                .filter(one -> CUSTOMERS.contains(Intercom.text(one, "type")))
                .findFirst()
                .orElse(jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
    }

    /** A closed conversation goes on with its contact's next line, so it is never more than solved. */
    static String status(JsonObject conversation) {
        return switch (Intercom.text(conversation, "state")) {
            case "closed" -> "solved";
            case "snoozed" -> "pending";
            default -> "open";
        };
    }

    static String subject(JsonObject conversation) {
        var source = Intercom.object(conversation, "source");
        for (var text : List.of(Intercom.text(conversation, "title"), Intercom.text(source, "subject"))) {
            if (!text.isBlank()) {
                return Jsoup.parseBodyFragment(text).text();
            }
        }
        var first = markdown(Intercom.text(source, "body")).replaceAll("\\s+", " ");
        return first.length() <= 150 ? first : first.substring(0, 149) + "…";
    }

    /** The source as if it were a part, and the parts. */
    private static List<JsonObject> all(JsonObject conversation) {
        var source = Json.createObjectBuilder(Intercom.object(conversation, "source"))
                .add("id", source(Intercom.id(conversation, "id")))
                .add("part_type", "source")
                .add("created_at", Intercom.number(conversation, "created_at"))
                .build();
        var all = new ArrayList<JsonObject>();
        all.add(source);
        all.addAll(IntercomLines.parts(conversation));
        return all;
    }

    private static List<DeskMessage> messages(JsonObject conversation, @Nullable String after) {
        var messages = new ArrayList<DeskMessage>();
        var marks = new HashSet<String>();
        for (var one : all(conversation)) {
            var from = from(one, marks);
            if (says(one)) {
                messages.add(message(one, from));
            }
            if (Intercom.id(one, "id").equals(after)) {
                messages.clear();
            }
        }
        return messages;
    }

    private static boolean says(JsonObject part) {
        return !part.getBoolean("redacted", false)
                && (!Intercom.text(part, "body").isBlank()
                        || !Intercom.objects(part, "attachments").isEmpty());
    }

    /**
     * We write as contacts and in notes only, so whatever else admins and bots say is theirs, even where they copied our mark
     * along with a text. Of what carries a mark, only the first is ours, and what came by API after it: one of our own lines
     * that was written twice must not come back as the customer's.
     */
    private static From from(JsonObject part, Set<String> marks) {
        var mark = IntercomMark.in(Intercom.text(part, "body"));
        var isFirst = mark.filter(marks::add).isPresent();
        var isOurs = isFirst
                || (mark.isPresent() && !Intercom.text(part, "app_package_code").isEmpty());
        if (Intercom.text(part, "part_type").equals("note")) {
            return isOurs ? From.US : From.TEAM;
        }
        var isCustomer = CUSTOMERS.contains(Intercom.text(Intercom.object(part, "author"), "type"));
        return isCustomer ? (isOurs ? From.US : From.CUSTOMER) : From.AGENT;
    }

    private static DeskMessage message(JsonObject part, From from) {
        var name = Intercom.text(Intercom.object(part, "author"), "name");
        var html = Intercom.text(part, "body");
        var files = new ArrayList<DeskFile>();
        Intercom.objects(part, "attachments").forEach(file -> files.add(file(file)));
        files.addAll(pictures(html));
        return new DeskMessage(
                Intercom.id(part, "id"),
                from,
                name.isEmpty() ? "Support" : name,
                markdown(html),
                files,
                Instant.ofEpochSecond(Intercom.number(part, "created_at")));
    }

    private static String markdown(String html) {
        return HtmlText.markdown(IntercomMark.removed(html));
    }

    private static DeskFile file(JsonObject file) {
        return new DeskFile(
                Intercom.text(file, "name"),
                Intercom.text(file, "content_type"),
                Intercom.number(file, "filesize"),
                Intercom.text(file, "url"));
    }

    /** What was pasted into a text stands in it and not among its files. */
    private static List<DeskFile> pictures(String html) {
        return Jsoup.parseBodyFragment(html).select("img[src^=https://]").stream()
                .map(picture -> picture.attr("src"))
                .map(address -> new DeskFile(name(address), "application/octet-stream", 0, address))
                .toList();
    }

    private static String name(String address) {
        try {
            var path = String.valueOf(URI.create(address).getPath());
            var name = path.substring(path.lastIndexOf('/') + 1);
            return name.isEmpty() ? "picture" : name;
        } catch (IllegalArgumentException e) {
            return "picture";
        }
    }
}
