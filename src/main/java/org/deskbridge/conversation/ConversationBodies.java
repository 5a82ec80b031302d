package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Page;

/** Puts conversations and the tickets linked to them into the shapes that leave the house. */
@ApplicationScoped
public class ConversationBodies {
    @Inject
    @Any
    Instance<LinkedTicket> desks;

    @Inject
    AttachedFiles files;

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
                ticket(view).orElse(null),
                view.startedAt(),
                view.lastMessageAt());
    }

    /** The {@code message} frame for a visitor who reaches this product at the given address. */
    public JsonObject frame(Said said, String base) {
        return said.frame(address(said, base));
    }

    /** The same with what only agents see. */
    public JsonObject agentFrame(Said said, String base) {
        return said.agentFrame(address(said, base));
    }

    private Function<Attachment, String> address(Said said, String base) {
        return attachment -> base + files.path(said.workspace(), attachment.id());
    }

    /** Items as the WebSocket's frames, with the notes that only agents see. */
    public JsonObject messages(Page<Said> page, String base) {
        var items = Json.createArrayBuilder();
        page.items().forEach(said -> items.add(agentFrame(said, base)));
        var body = Json.createObjectBuilder().add("items", items);
        return (page.next() == null ? body.addNull("next") : body.add("next", page.next())).build();
    }

    /** Nobody is asked where no human ever was: most conversations have no ticket, and are looked at again and again. */
    public Optional<LinkedTicket.Shown> ticket(ConversationView view) {
        return view.episodes() == 0 && view.origin() == null ? Optional.empty() : ticket(view.id());
    }

    public Optional<LinkedTicket.Shown> ticket(UUID conversation) {
        return desks.stream().flatMap(desk -> desk.of(conversation).stream()).findFirst();
    }
}
