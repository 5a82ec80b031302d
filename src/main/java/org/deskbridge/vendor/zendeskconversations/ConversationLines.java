package org.deskbridge.vendor.zendeskconversations;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;

/**
 * A line as the messages that it takes: texts of at most 4096 characters, then each file. No message can be written once
 * only, so each carries our key and which part of the line it is, and a repeat writes what is missing. The last part alone
 * carries nothing but the key: whoever finds it finds the whole line.
 */
final class ConversationLines {
    private static final int LONGEST = 4096;
    private static final int LONGEST_NAME = 128;

    private ConversationLines() {}

    private static String mark(Line line, int part) {
        return part == parts(line) - 1 ? line.key().toString() : line.key() + "/" + part;
    }

    /** Writes those parts that do not stand there, which is told by their marks; returns the id of the last part. */
    static String write(
            VendorAccount account, String conversation, Line line, String user, Map<String, String> standing) {
        var id = "";
        var part = 0;
        for (var text : texts(line)) {
            var content = Json.createObjectBuilder().add("type", "text").add("text", text);
            id = written(account, conversation, line, part++, user, standing, () -> content);
        }
        for (var file : line.files()) {
            id = written(
                    account, conversation, line, part++, user, standing, () -> content(account, conversation, file));
        }
        return id;
    }

    private static String written(
            VendorAccount account,
            String conversation,
            Line line,
            int part,
            String user,
            Map<String, String> standing,
            Supplier<JsonObjectBuilder> content) {
        var there = standing.get(mark(line, part));
        return there == null ? post(account, conversation, message(line, part, user, content.get())) : there;
    }

    /** How many messages a line is. */
    static int parts(Line line) {
        return texts(line).size() + line.files().size();
    }

    private static List<String> texts(Line line) {
        var texts = new ArrayList<String>();
        var rest = line.text();
        while (rest.length() > LONGEST) {
            var at = cut(rest);
            texts.add(rest.substring(0, at));
            rest = rest.substring(at).stripLeading();
        }
        if (!rest.isBlank()) {
            texts.add(rest);
        }
        return texts;
    }

    /** At a line's end where there is one in the second half, and never through a surrogate pair. */
    private static int cut(String text) {
        var end = text.lastIndexOf('\n', LONGEST);
        var at = end > LONGEST / 2 ? end : LONGEST;
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static JsonObject message(Line line, int part, String user, JsonObjectBuilder content) {
        var author = Json.createObjectBuilder();
        if (line.voice() == Voice.VISITOR) {
            author.add("type", "user").add("userId", user);
        } else {
            author.add("type", "business").add("displayName", line.speaker());
        }
        return Json.createObjectBuilder()
                .add("author", author)
                .add("content", content)
                .add("metadata", Json.createObjectBuilder().add(Conversing.MARK, mark(line, part)))
                .build();
    }

    private static String post(VendorAccount account, String conversation, JsonObject message) {
        var answer = account.send(Call.post(Conversing.conversation(account, conversation) + "/messages", message))
                .json();
        var made = Conversing.objects(answer, "messages");
        return made.isEmpty() ? "" : Conversing.text(made.getFirst(), "id");
    }

    private static JsonObjectBuilder content(VendorAccount account, String conversation, Attached file) {
        var name = file.name();
        return Json.createObjectBuilder()
                .add("type", file.contentType().startsWith("image/") ? "image" : "file")
                .add("mediaUrl", ConversationUploads.upload(account, conversation, file))
                .add("altText", name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME));
    }
}
