package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.desk.TicketView;
import org.deskbridge.desk.Tickets;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Members;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;

/** One ticket around its live thread; the thread itself is a web component and none of this page's business. */
@Named
@ViewScoped
public class TicketPage implements Serializable {
    private static final int EARLIER = 5;

    @Inject
    Member member;

    @Inject
    Tickets tickets;

    @Inject
    Transcripts transcripts;

    @Inject
    Members members;

    private String id = "";
    private @Nullable TicketView ticket;
    private @Nullable ConversationView conversation;
    private List<ConversationView> earlier = List.of();
    private List<String> people = List.of();
    private String status = "";
    private String priority = "";
    private String assignee = "";
    private List<String> tags = List.of();

    /** A link from a mail may lead into another workspace of the same member. */
    public void open() {
        var known = Ids.parse(id).orElseThrow(() -> Problem.notFound("ticket"));
        if (member.follows(tickets.workspaceOf(known))) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/ticket.xhtml?id=" + known);
            return;
        }
        load();
    }

    /** Also called when the thread says that something has changed. */
    public void load() {
        show(tickets.get(UUID.fromString(id)));
        conversation = transcripts.get(getTicket().conversation());
        earlier = transcripts.others(conversation, EARLIER);
    }

    private void show(TicketView shown) {
        ticket = shown;
        status = shown.status();
        priority = shown.priority();
        assignee = Objects.requireNonNullElse(shown.assignee(), "");
        tags = shown.tags();
        people = Stream.concat(
                        members.list(member.workspaceId()).stream()
                                .map(one -> one.person().name()),
                        Stream.of(assignee).filter(name -> !name.isEmpty()))
                .distinct()
                .toList();
    }

    public void takeIt() {
        assignee = member.getName();
        save();
    }

    /** Sends only what was changed here: the rest may have changed elsewhere since this page was shown. */
    public void save() {
        var before = getTicket();
        show(tickets.change(
                before.id(),
                new Tickets.Change(
                        changed(status, before.status()),
                        changed(priority, before.priority()),
                        changed(assignee, Objects.requireNonNullElse(before.assignee(), "")),
                        changed(cleaned(), before.tags()),
                        null)));
    }

    private List<String> cleaned() {
        return tags.stream()
                .map(tag -> tag.replace("\0", "").strip().replaceAll("\\s+", "-"))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static <T> @Nullable T changed(T wanted, T before) {
        return wanted.equals(before) ? null : wanted;
    }

    public TicketView getTicket() {
        return Objects.requireNonNull(ticket, "an open ticket");
    }

    public ConversationView getConversation() {
        return Objects.requireNonNull(conversation, "an open ticket");
    }

    public List<ConversationView> getEarlier() {
        return earlier;
    }

    public List<String> getPeople() {
        return people;
    }

    public List<String> getStatuses() {
        return List.of("open", "pending", "solved", "closed");
    }

    public List<String> getPriorities() {
        return List.of("low", "normal", "high", "urgent");
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = Objects.requireNonNullElse(id, "");
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }

    public String getAssignee() {
        return assignee;
    }

    public void setAssignee(String assignee) {
        this.assignee = assignee;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(@Nullable List<String> tags) {
        this.tags = tags == null ? List.of() : tags;
    }
}
