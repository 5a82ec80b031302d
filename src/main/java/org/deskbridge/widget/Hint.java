package org.deskbridge.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.FieldsReader;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;

/**
 * What one node tells another: where something happened and up to which number, never what was said. Whoever hears it
 * looks for itself.
 *
 * @param number the visible one that it is about
 * @param position the same among everything, notes included
 * @param on of what goes on and off
 */
record Hint(Kind kind, UUID workspace, UUID conversation, long number, long position, boolean on) {
    /** What it is about. */
    enum Kind {
        SAID,
        NOTED,
        CHANGED,
        ACTIVITY,
        VISITOR_TYPES,
        AGENT_TYPES,
        VISITOR_READ,
        AGENT_READ
    }

    /** Whose business it is: only nodes on which somebody follows this hear of it. */
    String subject() {
        return kind == Kind.ACTIVITY ? ofWorkspace(workspace) : ofConversation(conversation);
    }

    static String ofConversation(UUID conversation) {
        return "deskbridge.conversation." + conversation;
    }

    static String ofWorkspace(UUID workspace) {
        return "deskbridge.workspace." + workspace;
    }

    String text() {
        return Json.createObjectBuilder()
                .add("kind", kind.name().toLowerCase(Locale.ROOT))
                .add("workspace", workspace.toString())
                .add("conversation", conversation.toString())
                .add("number", number)
                .add("position", position)
                .add("on", on)
                .build()
                .toString();
    }

    /** Empty for what no node of this version says; another version's may run during a restart of one after the other. */
    static Optional<Hint> of(String text) {
        try {
            var json = FieldsReader.parse(text.getBytes(UTF_8));
            var said = json.getString("kind", "").toUpperCase(Locale.ROOT);
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equals(said))
                    .findFirst()
                    .map(kind -> new Hint(
                            kind,
                            Ids.parse(json.getString("workspace")).orElseThrow(),
                            Ids.parse(json.getString("conversation")).orElseThrow(),
                            json.getJsonNumber("number").longValueExact(),
                            json.getJsonNumber("position").longValueExact(),
                            json.getBoolean("on")));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
