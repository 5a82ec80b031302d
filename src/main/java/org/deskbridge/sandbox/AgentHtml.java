package org.deskbridge.sandbox;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.id;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;

/** Writes the agent's pages; everything from outside goes through {@link #safe}. */
final class AgentHtml {
    private AgentHtml() {}

    static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String safe(JsonObject row, String field) {
        return safe(text(row, field, ""));
    }

    /** To the second is enough for a reader. */
    private static String time(JsonObject row, String field) {
        var text = text(row, field, "");
        return safe(text.length() < 19 ? text : text.substring(0, 19).replace('T', ' '));
    }

    /** What there is of these, with dots in between. */
    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String page(String place, String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%s/agent/style.css">
                </head>
                <body>
                <header><a href="%s/">%s</a><span>A look-alike to try things out. Nothing here reaches a real customer.</span></header>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(safe(title), safe(place), safe(place), safe(place.replaceFirst(".*/sandbox/", "")), body);
    }

    static String list(String place, String label, List<JsonObject> tickets, Desk desk) {
        var rows = tickets.reversed().stream()
                .limit(200)
                .map(one -> row(place, one))
                .collect(Collectors.joining("\n"));
        var table = rows.isEmpty()
                ? "<p class=\"empty\">No tickets yet. They appear here as soon as a conversation is handed over.</p>"
                : "<table><thead><tr><th>#</th><th>Subject</th><th>Customer</th><th>Status</th><th>Messages</th></tr></thead><tbody>"
                        + rows + "</tbody></table>";
        return page(
                place,
                label + " · tickets",
                "<h1>Tickets</h1>" + table + rule(place, desk) + faults(place, desk) + webhooks(desk));
    }

    private static String row(String place, JsonObject ticket) {
        var subject = safe(ticket, "subject");
        return "<tr><td>%s</td><td><a href=\"%s/agent/tickets/%s\">%s</a></td><td>%s</td><td><span class=\"status %s\">%s</span></td><td>%d</td></tr>"
                .formatted(
                        id(ticket, "id"),
                        safe(place),
                        id(ticket, "id"),
                        subject.isEmpty() ? "(no subject)" : subject,
                        customer(ticket),
                        safe(ticket, "status"),
                        safe(ticket, "status"),
                        array(ticket, "messages").size());
    }

    private static String customer(JsonObject ticket) {
        var customer = object(ticket, "customer");
        var name = safe(customer, "name");
        return name.isEmpty() ? safe(customer, "email") : name;
    }

    private static String faults(String place, Desk desk) {
        var buttons = new StringBuilder();
        var choices = List.of(
                "none:Everything works",
                "flaky:A third of all calls fail",
                "down:Nothing is available",
                "hang:Every call hangs",
                "deaf:Webhooks get lost");
        for (var choice : choices) {
            var parts = choice.split(":", 2);
            buttons.append("<button name=\"set\" value=\"%s\">%s</button>".formatted(parts[0], parts[1]));
        }
        return """
                <section><h2>Make it fail</h2>
                <form class="buttons" method="post" action="%s/agent/faults">%s</form>
                <p class="quiet">Now: <code>%s</code></p></section>
                """.formatted(safe(place), buttons, safe(desk.faults().settings().toString()));
    }

    /** What an admin fills in where the vendor's API makes no webhooks. */
    private static String rule(String place, Desk desk) {
        if (!(desk instanceof ByHand byHand)) {
            return "";
        }
        var now = byHand.rules().stream().map(one -> safe(one, "url")).collect(Collectors.joining(", "));
        return """
                <section><h2>Webhook, as an admin sets it up</h2>
                <form class="reply" method="post" action="%s/agent/rule">
                <label>URL <input name="url" value="%s"></label>
                <label>Header <input name="header" value="X-Deskbridge-Secret"></label>
                <label>Its value <input name="value"></label>
                <label for="content">Content</label><textarea id="content" name="content" rows="2">%s</textarea>
                <button class="primary">Save</button></form></section>
                """.formatted(safe(place), now, safe("{\"ticket_id\":\"{{ticket.id}}\"}"));
    }

    private static String webhooks(Desk desk) {
        var attempts = desk.courier().log().stream().limit(10).toList();
        if (attempts.isEmpty()) {
            return "";
        }
        var rows = attempts.stream()
                .map(one -> "<tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>"
                        .formatted(time(one, "at"), safe(one, "url"), number(one, "attempt"), safe(one, "outcome")))
                .collect(Collectors.joining());
        return "<section><h2>Latest webhooks</h2><table><thead><tr><th>At</th><th>To</th><th>Attempt</th><th>Outcome</th></tr>"
                + "</thead><tbody>" + rows + "</tbody></table></section>";
    }

    static String thread(String place, String label, JsonObject ticket, List<String> statuses) {
        var sent = objects(ticket, "sentToCustomer").stream()
                .map(one -> id(one, "message_id"))
                .collect(Collectors.toSet());
        var messages = objects(ticket, "messages").stream()
                .map(one -> message(place, one, sent))
                .collect(Collectors.joining("\n"));
        var tags = texts(ticket, "tags").stream()
                .map(tag -> "<span class=\"tag\">" + safe(tag) + "</span>")
                .collect(Collectors.joining(" "));
        var status = "<span class=\"status %s\">%s</span>".formatted(safe(ticket, "status"), safe(ticket, "status"));
        var head = "<h1>#%s %s</h1><p class=\"quiet\">%s</p>"
                .formatted(
                        id(ticket, "id"),
                        safe(ticket, "subject"),
                        joined(customer(ticket), status, safe(ticket, "externalId"), tags));
        var forms = forms(place + "/agent/tickets/" + id(ticket, "id"), statuses);
        return page(
                place,
                label + " · #" + id(ticket, "id"),
                head + "<div class=\"thread\">" + messages + "</div>" + forms);
    }

    private static String message(String place, JsonObject message, Set<String> sent) {
        var internal = "internal".equals(text(message, "visibility"));
        var kind = internal ? "note" : text(message, "author", "customer");
        var mailed = sent.contains(id(message, "id")) ? "<strong>sent to the customer by the help desk</strong>" : "";
        var name = safe(text(message, "authorName", "Customer"));
        return "<article class=\"%s\"><p class=\"quiet\">%s</p><div class=\"text\">%s</div>%s</article>"
                .formatted(
                        safe(kind),
                        joined(name, internal ? "internal note" : "", time(message, "createdAt"), mailed),
                        safe(message, "text"),
                        files(place, message));
    }

    /** Gorgias' private files need a key; whoever sees this page may have them without. */
    private static String files(String place, JsonObject message) {
        return objects(message, "attachments").stream()
                .filter(file -> text(file, "url", "").contains(place + "/"))
                .map(file -> "<p class=\"file\"><a href=\"%s\">%s</a></p>"
                        .formatted(
                                safe(text(file, "url", "")
                                        .replaceFirst("^https?://[^/]+", "")
                                        .replace("/api/attachment/download/d3sk/", "/uploads/public/")),
                                safe(file, "name")))
                .collect(Collectors.joining());
    }

    private static String forms(String action, List<String> statuses) {
        var buttons = statuses.stream()
                .map(status -> "<button name=\"status\" value=\"%s\">%s</button>".formatted(safe(status), safe(status)))
                .collect(Collectors.joining());
        return """
                <form class="reply" method="post" enctype="multipart/form-data" action="%s/replies">
                <label for="text">Answer as the human agent</label>
                <textarea id="text" name="text" rows="4"></textarea>
                <div class="buttons">
                <label><input type="checkbox" name="internal" value="true"> Internal note</label>
                <input type="file" name="file" aria-label="Attach a file">
                <button class="primary">Send</button>
                </div></form>
                <form class="buttons" method="post" action="%s/status"><span>Set to</span>%s</form>
                """.formatted(safe(action), safe(action), buttons);
    }
}
