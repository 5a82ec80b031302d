package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Page;

/** Puts conversations and the tickets linked to them into the shapes that leave the house. */
@ApplicationScoped
public class ConversationBodies {
    @Inject
    @Any
    Instance<LinkedTicket> desks;

    public ConversationBody of(ConversationView view) {
        return new ConversationBody(
                view.id(),
                view.workspace(),
                view.status().word(),
                view.control().word(),
                view.visitor(),
                view.agentName(),
                view.rating(),
                view.pageUrl(),
                view.lastSeq(),
                ticket(view.id()).orElse(null),
                view.startedAt(),
                view.lastMessageAt());
    }

    /** Items as the WebSocket's frames, with the notes that only agents see. */
    public JsonObject messages(Page<Said> page) {
        var items = Json.createArrayBuilder();
        page.items().forEach(said -> items.add(said.agentFrame()));
        var body = Json.createObjectBuilder().add("items", items);
        return (page.next() == null ? body.addNull("next") : body.add("next", page.next())).build();
    }

    public Optional<LinkedTicket.Shown> ticket(UUID conversation) {
        return desks.stream().flatMap(desk -> desk.of(conversation).stream()).findFirst();
    }
}
