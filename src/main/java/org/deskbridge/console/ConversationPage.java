package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Reason;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;

/** One conversation around its live thread, with or without a ticket. */
@Named
@ViewScoped
public class ConversationPage implements Serializable {
    private static final int EARLIER = 5;

    @Inject
    Member member;

    @Inject
    Transcripts transcripts;

    @Inject
    ConversationBodies bodies;

    @Inject
    Escalations escalations;

    private String id = "";
    private @Nullable ConversationView conversation;
    private LinkedTicket.@Nullable Shown ticket;
    private List<ConversationView> earlier = List.of();

    public void open() {
        var known = Ids.parse(id).orElseThrow(() -> Problem.notFound("conversation"));
        if (member.follows(transcripts.workspaceOf(known))) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/conversation.xhtml?id=" + known);
            return;
        }
        load();
    }

    /** Also called when the thread says that something has changed. */
    public void load() {
        conversation = transcripts.get(UUID.fromString(id));
        ticket = bodies.ticket(conversation).orElse(null);
        earlier = transcripts.others(conversation, EARLIER);
    }

    public void escalate() {
        escalations.escalate(getConversation().id(), Reason.MANUAL);
        load();
    }

    public boolean isEscalatable() {
        return getConversation().status() != Status.ESCALATED;
    }

    public ConversationView getConversation() {
        return Objects.requireNonNull(conversation, "an open conversation");
    }

    /** The name of the desk through whose channels it came; empty for the chat. */
    public String getOrigin() {
        return Vendor.title(Objects.requireNonNullElse(getConversation().origin(), ""));
    }

    public LinkedTicket.@Nullable Shown getTicket() {
        return ticket;
    }

    public List<ConversationView> getEarlier() {
        return earlier;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = Objects.requireNonNullElse(id, "");
    }
}
