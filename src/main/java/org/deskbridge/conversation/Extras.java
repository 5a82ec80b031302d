package org.deskbridge.conversation;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.platform.Json;

/** What a message carries besides its words, as one JSON object in its row. */
record Extras(List<Citation> citations, List<Attachment> attachments, List<Tool> tools) {
    static Extras in(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var json = reader.readObject();
            return new Extras(
                    json.getJsonArray("citations").getValuesAs(JsonObject.class).stream()
                            .map(Citation::from)
                            .toList(),
                    json.getJsonArray("attachments").getValuesAs(JsonObject.class).stream()
                            .map(Attachment::from)
                            .toList(),
                    tools(json));
        }
    }

    /** Rows that were written before there were tools have none. */
    private static List<Tool> tools(JsonObject json) {
        var tools = json.getJsonArray("tools");
        return tools == null
                ? List.of()
                : tools.getValuesAs(JsonObject.class).stream().map(Tool::from).toList();
    }

    String text() {
        var cited = Json.createArrayBuilder();
        citations.forEach(citation -> cited.add(citation.json()));
        var attached = Json.createArrayBuilder();
        attachments.forEach(attachment -> attached.add(attachment.json()));
        var json = Json.createObjectBuilder().add("citations", cited).add("attachments", attached);
        if (!tools.isEmpty()) {
            var used = Json.createArrayBuilder();
            tools.forEach(tool -> used.add(tool.json()));
            json.add("tools", used);
        }
        return Objects.requireNonNull(json.build().toString());
    }

    List<UUID> uploads() {
        return attachments.stream().map(Attachment::id).toList();
    }
}
