package org.deskbridge.vendor.zendeskconversations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.HtmlText;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.jspecify.annotations.Nullable;

/** Messages by page from the newest back to the last known one; the status is whether the people still have control. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ConversationReading implements TicketReading {
    private static final int PAGES = 20;

    @Override
    public Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage) {
        try {
            var conversation = Conversing.object(
                    Conversing.get(account, Conversing.conversation(account, ticket)), "conversation");
            var customer = afterMessage == null ? customer(account, ticket) : new Customer(null, null);
            var status = Conversing.isWithPeople(conversation) ? "open" : "closed";
            var after = afterMessage == null ? ConversationUsers.beginning(conversation) : afterMessage;
            return Optional.of(new News(status, "", customer, null, messages(account, ticket, after)));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    /** Asked at the first reading only: it costs two calls. */
    private static Customer customer(VendorAccount account, String ticket) {
        var user = ConversationUsers.participant(account, ticket);
        if (user.isEmpty()) {
            return new Customer(null, null);
        }
        var profile = Conversing.object(
                Conversing.object(Conversing.get(account, Conversing.app(account) + "/users/" + user), "user"),
                "profile");
        var name = (Conversing.text(profile, "givenName") + " " + Conversing.text(profile, "surname")).strip();
        return new Customer(name, Conversing.text(profile, "email"));
    }

    private static List<DeskMessage> messages(VendorAccount account, String ticket, @Nullable String after) {
        var read = new ArrayList<DeskMessage>();
        var cursor = "";
        for (var page = 0; page < PAGES; page++) {
            var answer = page(account, ticket, cursor);
            var messages = Conversing.objects(answer, "messages");
            var known = indexOf(messages, after);
            read.addAll(
                    0,
                    messages.subList(known + 1, messages.size()).stream()
                            .map(ConversationReading::message)
                            .toList());
            var meta = Conversing.object(answer, "meta");
            if (known >= 0 || !meta.getBoolean("hasMore", false)) {
                break;
            }
            cursor = "?page%5Bbefore%5D=" + Conversing.encoded(Conversing.text(meta, "beforeCursor"));
        }
        return read;
    }

    private static int indexOf(List<JsonObject> messages, @Nullable String id) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (Conversing.text(messages.get(i), "id").equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static JsonObject page(VendorAccount account, String ticket, String cursor) {
        return Conversing.get(account, Conversing.conversation(account, ticket) + "/messages" + cursor);
    }

    /** What of ours stands on the newest page, which is where a lost attempt of a moment ago must be; by its mark. */
    static Map<String, String> marks(VendorAccount account, String ticket) {
        var marks = new HashMap<String, String>();
        for (var message : Conversing.objects(page(account, ticket, ""), "messages")) {
            if (!mark(message).isEmpty()) {
                marks.put(mark(message), Conversing.text(message, "id"));
            }
        }
        return marks;
    }

    /** Our key and part; empty for what is not ours. */
    static String mark(JsonObject message) {
        return Conversing.text(Conversing.object(message, "metadata"), Conversing.MARK);
    }

    /** Zendesk telling of itself, and what is left of a message that somebody took back, are nobody's words. */
    private static From from(JsonObject message) {
        if (!mark(message).isEmpty()) {
            return From.US;
        }
        if (!Conversing.object(message, "activity").isEmpty() || message.getBoolean("deleted", false)) {
            return From.TEAM;
        }
        return Conversing.text(Conversing.object(message, "author"), "type").equals("user")
                ? From.CUSTOMER
                : From.AGENT;
    }

    private static DeskMessage message(JsonObject message) {
        var name = Conversing.text(Conversing.object(message, "author"), "displayName");
        return new DeskMessage(
                Conversing.text(message, "id"),
                from(message),
                name.isEmpty() ? "Support" : name,
                markdown(Conversing.object(message, "content")),
                files(Conversing.object(message, "content")),
                time(Conversing.text(message, "received")));
    }

    private static String markdown(JsonObject content) {
        var html = Conversing.text(content, "htmlText");
        return html.isBlank() ? Conversing.text(content, "text") : HtmlText.markdown(html);
    }

    private static List<DeskFile> files(JsonObject content) {
        var address = Conversing.text(content, "mediaUrl");
        if (address.isEmpty()) {
            return List.of();
        }
        var type = Conversing.text(content, "mediaType");
        var size =
                content.getOrDefault("mediaSize", JsonValue.NULL) instanceof JsonNumber number ? number.longValue() : 0;
        return List.of(new DeskFile(
                name(content, address), type.isEmpty() ? "application/octet-stream" : type, size, address));
    }

    private static String name(JsonObject content, String address) {
        var given = Conversing.text(content, "altText");
        return given.isBlank() ? address.replaceFirst("[?#].*", "").replaceFirst(".*/", "") : given;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
