package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.deskbridge.desk.TicketView;
import org.deskbridge.desk.Tickets;
import org.deskbridge.platform.Page;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;

/** The built-in desk's list of tickets: one status at a time, newest first. */
@Named
@ViewScoped
public class TicketsPage implements Serializable {
    static final Set<String> STATUSES = Set.of("open", "pending", "solved", "closed");
    private static final int SIZE = 50;

    @Inject
    Tickets tickets;

    @Inject
    Member member;

    private String status = "open";
    private @Nullable String before;
    private boolean kept;
    private Page<TicketView> page = new Page<>(List.of(), null);

    public void open() {
        if (!member.isDeskHere() && !kept) {
            Faces.redirect(Faces.getRequestContextPath() + "/console/conversations.xhtml");
            return;
        }
        var cursor = before == null || !before.matches("[0-9]{1,18}") ? null : Long.valueOf(before);
        page = Page.of(
                tickets.list(STATUSES.contains(status) ? status : null, cursor, SIZE + 1),
                SIZE,
                ticket -> Long.toString(ticket.number()));
    }

    public Page<TicketView> getPage() {
        return page;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null || status.isEmpty() ? "open" : status;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }

    /** Asks for what was kept here although the workspace hands over elsewhere. */
    public boolean isKept() {
        return kept;
    }

    public void setKept(boolean kept) {
        this.kept = kept;
    }
}
