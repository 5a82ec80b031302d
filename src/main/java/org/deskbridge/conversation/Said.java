package org.deskbridge.conversation;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/**
 * A message that has its number: what is fired when it is stored, shown to everybody who listens, and listed later.
 *
 * @param position dense over everything including internal notes; what agents order by
 * @param seq dense over what the visitor sees; a note carries the number of the message it follows
 */
public record Said(
        UUID workspace,
        UUID conversation,
        UUID id,
        long position,
        long seq,
        boolean internal,
        Author author,
        String text,
        @Nullable String clientId,
        List<Citation> citations,
        List<Attachment> attachments,
        List<Tool> tools,
        @Nullable String rating,
        Instant sentAt) {
    /** The client id of the assistant's question for an e-mail address: it is asked once in a conversation. */
    public static final String ASKS_EMAIL = "asks:email";

    /** The words and the names of the files, for whoever gets no more than a line. */
    public String gist() {
        if (attachments.isEmpty()) {
            return text;
        }
        var names = attachments.stream().map(Attachment::name).collect(Collectors.joining(", ", "[", "]"));
        return (text + " " + names).strip();
    }

    /** The {@code message} frame as the visitor gets it; files are at the addresses that are given. */
    JsonObject frame(Function<Attachment, String> address) {
        return common(address).build();
    }

    /** The same frame with what only agents may see. */
    JsonObject agentFrame(Function<Attachment, String> address) {
        var frame = common(address).add("position", position).add("visibility", internal ? "internal" : "public");
        if (rating != null) {
            frame.add("rating", rating);
        }
        return frame.build();
    }

    private JsonObjectBuilder common(Function<Attachment, String> address) {
        var by = Json.createObjectBuilder().add("kind", author.kind().word());
        if (author.name() != null) {
            by.add("name", author.name());
        }
        var frame = Json.createObjectBuilder()
                .add("type", "message")
                .add("seq", seq)
                .add("id", id.toString());
        if (clientId != null && (author.kind() == Author.Kind.VISITOR || author.kind() == Author.Kind.AGENT)) {
            frame.add("clientId", clientId);
        }
        if (ASKS_EMAIL.equals(clientId) && author.kind() == Author.Kind.ASSISTANT) {
            frame.add("asks", "email");
        }
        var files = Json.createArrayBuilder();
        attachments.forEach(attachment -> files.add(attachment.json(address.apply(attachment))));
        var cited = Json.createArrayBuilder();
        citations.forEach(citation -> cited.add(citation.json()));
        var used = Json.createArrayBuilder();
        tools.forEach(tool -> used.add(tool.json()));
        return frame.add("author", by)
                .add("text", text)
                .add("attachments", files)
                .add("citations", cited)
                .add("tools", used)
                .add("sentAt", sentAt.toString());
    }
}
