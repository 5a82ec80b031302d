package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Settings;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.conversation.Attachment;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Escalations.EpisodeView;
import org.deskbridge.platform.Configuration;
import org.deskbridge.upload.Uploads;
import org.deskbridge.workspace.Workspaces;

/** What a ticket says, made of the conversation at the moment of writing. */
@ApplicationScoped
public class Drafts {
    private static final String ANONYMOUS = "Anonymous Visitor";
    private static final int SUBJECT = 150;
    private static final int NOTE = 30_000;
    private static final int PAGE = 500;

    @Inject
    Transcripts transcripts;

    @Inject
    Workspaces workspaces;

    @Inject
    Escalations escalations;

    @Inject
    Uploads uploads;

    /** A line, and where it stands in its conversation. */
    record Placed(Line line, long position) {}

    Draft of(Link link, JsonObject settings) {
        return of(link, settings, escalations.episode(link.episode()));
    }

    Draft of(Link link, JsonObject settings, EpisodeView why) {
        var conversation = transcripts.get(link.conversation());
        var first = first(link, conversation);
        return new Draft(
                link.id(),
                subject(first.text()),
                first,
                notes(link, why),
                requester(conversation),
                tags(conversation, settings),
                fields(conversation, settings, why),
                link.follows());
    }

    private Line first(Link link, ConversationView conversation) {
        var message = Optional.ofNullable(link.firstMessage()).flatMap(transcripts::message);
        return message.map(said -> line(said, conversation))
                .orElseGet(() -> new Line(
                        link.id(),
                        Voice.VISITOR,
                        conversation.visitor().nameOr(ANONYMOUS),
                        "A visitor asked for a person",
                        conversation.startedAt(),
                        List.of()));
    }

    private static String subject(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SUBJECT ? line : line.substring(0, SUBJECT - 1) + "…";
    }

    Requester requester(UUID conversation) {
        return requester(transcripts.get(conversation));
    }

    private static Requester requester(ConversationView conversation) {
        var visitor = conversation.visitor();
        return new Requester(conversation.visitorId(), visitor.nameOr(ANONYMOUS), visitor.email(), visitor.phone());
    }

    private List<String> tags(ConversationView conversation, JsonObject settings) {
        var tags = new ArrayList<>(Settings.tags(settings));
        tags.add(workspaces
                .get(conversation.workspace())
                .assistantName()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-"));
        return tags;
    }

    /** By the vendor's field ids; what is not known is left out. */
    Map<String, String> fields(Link link, JsonObject settings) {
        return fields(transcripts.get(link.conversation()), settings, escalations.episode(link.episode()));
    }

    private static Map<String, String> fields(ConversationView conversation, JsonObject settings, EpisodeView why) {
        var fields = new LinkedHashMap<String, String>();
        Settings.mapping(settings)
                .forEach((field, source) ->
                        value(why, conversation, source).ifPresent(value -> fields.put(field, value)));
        return fields;
    }

    private static Optional<String> value(EpisodeView why, ConversationView conversation, String source) {
        var visitor = conversation.visitor();
        return Optional.ofNullable(
                switch (source) {
                    case "conversationUrl" ->
                        Configuration.publicUrl() + "/console/conversation.xhtml?id=" + conversation.id();
                    case "rating" -> conversation.rating();
                    case "visitorName" -> visitor.name();
                    case "visitorEmail" -> visitor.email();
                    case "visitorPhone" -> visitor.phone();
                    case "pageUrl" -> conversation.pageUrl();
                    case "reason" -> String.join(", ", why.reasons());
                    case "summary" -> why.summary();
                    default -> null;
                });
    }

    /** The summary, then everything that was said up to where the ticket begins; each part has a key of its own. */
    List<Line> notes(Link link) {
        return notes(link, escalations.episode(link.episode()));
    }

    private List<Line> notes(Link link, EpisodeView why) {
        var conversation = transcripts.get(link.conversation());
        var parts = new ArrayList<String>();
        var part = new StringBuilder(why.summary()).append("\n\nTranscript");
        for (var said : transcript(link)) {
            var line = "\n" + speaker(said, conversation) + " (" + said.sentAt() + "): " + said.gist();
            if (part.length() + line.length() > NOTE) {
                parts.add(part.toString());
                part = new StringBuilder("Transcript, continued");
            }
            part.append(line);
        }
        parts.add(part.toString());
        var lines = new ArrayList<Line>();
        for (var i = 0; i < parts.size(); i++) {
            var key = UUID.nameUUIDFromBytes((link.id() + "/note/" + i).getBytes(StandardCharsets.UTF_8));
            lines.add(new Line(key, Voice.NOTE, "Deskbridge", parts.get(i), conversation.lastMessageAt(), List.of()));
        }
        return lines;
    }

    private List<Said> transcript(Link link) {
        var all = new ArrayList<Said>();
        var page = transcripts.afterPosition(link.conversation(), 0, PAGE);
        while (!page.isEmpty() && page.getFirst().position() <= link.coversPosition()) {
            page.stream()
                    .filter(said -> !said.internal() && said.position() <= link.coversPosition())
                    .forEach(all::add);
            page = transcripts.afterPosition(link.conversation(), page.getLast().position(), PAGE);
        }
        return all;
    }

    Optional<Placed> line(UUID message) {
        return transcripts
                .message(message)
                .map(said -> new Placed(line(said, transcripts.get(said.conversation())), said.position()));
    }

    private Line line(Said said, ConversationView conversation) {
        var voice = switch (said.author().kind()) {
            case VISITOR -> Voice.VISITOR;
            case ASSISTANT, SYSTEM -> Voice.ASSISTANT;
            case AGENT -> Voice.AGENT;
        };
        var files = said.attachments().stream().map(this::attached).toList();
        var text = said.text().isBlank() ? said.gist() : said.text();
        return new Line(said.id(), voice, speaker(said, conversation), text, said.sentAt(), files);
    }

    private Attached attached(Attachment file) {
        return new Attached(file.name(), file.contentType(), file.size(), () -> uploads.open(file.id()));
    }

    private static String speaker(Said said, ConversationView conversation) {
        var name = said.author().name();
        return switch (said.author().kind()) {
            case VISITOR -> conversation.visitor().nameOr(ANONYMOUS);
            case ASSISTANT -> (name == null ? "Assistant" : name) + " (AI assistant)";
            case AGENT -> name == null ? "Agent" : name;
            case SYSTEM -> "Chat";
        };
    }
}
