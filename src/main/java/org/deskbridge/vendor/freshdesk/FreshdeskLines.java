package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.Collectors;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.jsoup.nodes.Entities;

/** Lines of a conversation on their way into a body, with their files. */
final class FreshdeskLines {
    private FreshdeskLines() {}

    /** What a body is around the text of a line. */
    interface Around {
        JsonObjectBuilder body(String text);
    }

    /** Files that the ticket has no room for are named instead; a refusal had no effect. */
    static JsonObject post(VendorAccount account, String path, Line line, Around around) {
        try {
            return send(account, path, line.files(), around.body(text(line)));
        } catch (VendorTrouble trouble) {
            if (line.files().isEmpty() || !FreshdeskRefusal.isOfFiles(trouble)) {
                throw trouble;
            }
            var names = line.files().stream().map(Attached::name).collect(Collectors.joining(", "));
            var text = text(line) + "\n(Freshdesk has no room for " + names + "; it stands in the chat)";
            return send(account, path, List.of(), around.body(text));
        }
    }

    private static JsonObject send(VendorAccount account, String path, List<Attached> files, JsonObjectBuilder body) {
        return account.send(FreshdeskForm.post(path, body.build(), files)).json();
    }

    private static String text(Line line) {
        return switch (line.voice()) {
            case VISITOR, NOTE -> line.text();
            case ASSISTANT, AGENT -> line.speaker() + ": " + line.text();
        };
    }

    static String html(String text) {
        return "<div>" + Entities.escape(text).replace("\n", "<br>") + "</div>";
    }
}
