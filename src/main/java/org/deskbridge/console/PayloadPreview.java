package org.deskbridge.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonGenerator;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Ticketing.Preview;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary.TicketField;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.platform.Json;
import org.deskbridge.sync.Rehearsal;
import org.jspecify.annotations.Nullable;

/** What a ticket would hold if a conversation of today were handed over with the settings as they are being edited. */
@Named
@RequestScoped
public class PayloadPreview {
    private static final int RECENT = 15;

    /** What of a conversation can be mapped, in the order and the words of the form. */
    private static final Map<String, String> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("conversationUrl", "Link to the conversation");
        SOURCES.put("summary", "Summary");
        SOURCES.put("reason", "Reason for the hand-over");
        SOURCES.put("rating", "Visitor's rating");
        SOURCES.put("visitorName", "Visitor's name");
        SOURCES.put("visitorEmail", "Visitor's e-mail");
        SOURCES.put("visitorPhone", "Visitor's phone");
        SOURCES.put("pageUrl", "Page the chat is on");
    }

    @Inject
    Member member;

    @Inject
    Transcripts transcripts;

    @Inject
    Rehearsal rehearsal;

    private @Nullable List<ConversationView> recent;

    /** A field as it would be written; the note says what is the matter with it. */
    public record Line(String name, String value, String note) {}

    /** A request as it would go out. */
    public record Request(String line, String body) implements Serializable {}

    public List<ConversationView> getRecent() {
        if (recent == null) {
            recent = transcripts.list(null, null, RECENT);
        }
        return recent;
    }

    public Map<String, String> getSources() {
        return SOURCES;
    }

    public String title(ConversationView conversation) {
        return title(conversation, conversation.lastSeq());
    }

    /** By what the visitor had said last at a public message of the past. */
    String title(ConversationView conversation, long seq) {
        var text = subject(conversation.id(), seq);
        return conversation.visitor().nameOr("Anonymous Visitor") + ": "
                + (text.length() > 60 ? text.substring(0, 59) + "…" : text);
    }

    /** The chosen one, else the newest; empty while nobody has written yet. */
    public Optional<ConversationView> conversation(String id) {
        var list = getRecent();
        return list.stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .or(() -> list.stream().findFirst());
    }

    public String subject(ConversationView conversation) {
        return subject(conversation.id(), conversation.lastSeq());
    }

    private String subject(UUID conversation, long seq) {
        return transcripts.lastOfVisitor(conversation, seq).map(Said::text).orElse("A visitor asked for a person");
    }

    /** Method, path and body, one request after the other; empty where the vendor's adapter cannot tell beforehand. */
    public List<Request> requests(ConversationView conversation, VendorAccount account) {
        return shown(rehearsal.of(conversation, account));
    }

    public List<Request> requests(ConversationView conversation, VendorAccount account, Rehearsal.Occasion occasion) {
        return shown(rehearsal.of(conversation, account, occasion));
    }

    private static List<Request> shown(List<Preview> previews) {
        return previews.stream()
                .map(one -> new Request(one.request(), pretty(one.body())))
                .toList();
    }

    private static String pretty(JsonStructure body) {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(body);
        }
        return text.toString().strip();
    }

    public List<String> tags(TypedSettings settings) {
        var tags = new ArrayList<>(settings.getTags());
        tags.add(member.getWorkspace()
                .assistantName()
                .strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-"));
        return tags;
    }

    public List<Line> lines(ConversationView conversation, TypedSettings settings, AccountChoices account) {
        return settings.getRows().stream()
                .filter(row -> !row.getField().isEmpty() && !row.getSource().isEmpty())
                .map(row -> line(row, value(conversation, row.getSource()), account))
                .toList();
    }

    private static Line line(TypedSettings.Row row, String value, AccountChoices account) {
        var name = account.field(row.getField()).map(TicketField::name).orElse(row.getField());
        return new Line(name, account.isGone(row.getField()) ? "" : value, note(row.getField(), value, account));
    }

    private static String note(String id, String value, AccountChoices account) {
        var options = account.field(id).map(TicketField::options).orElse(List.of());
        if (account.isGone(id)) {
            return "The account no longer has this field, so nothing is written.";
        }
        if (value.isEmpty()) {
            return "Not known in this conversation, so the field is left out.";
        }
        return options.isEmpty() || options.contains(value)
                ? ""
                : "The field only takes: " + String.join(", ", options) + ".";
    }

    private static String value(ConversationView conversation, String source) {
        var visitor = conversation.visitor();
        var value = switch (source) {
            case "conversationUrl" -> PublicAddress.base() + "/console/conversation.xhtml?id=" + conversation.id();
            case "rating" -> conversation.rating();
            case "visitorName" -> visitor.name();
            case "visitorEmail" -> visitor.email();
            case "visitorPhone" -> visitor.phone();
            case "pageUrl" -> conversation.pageUrl();
            case "reason" -> "(why it is handed over, such as explicit-request)";
            case "summary" -> "(a few lines, written at the hand-over)";
            default -> "";
        };
        return Objects.requireNonNullElse(value, "");
    }
}
