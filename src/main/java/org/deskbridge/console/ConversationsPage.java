package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.platform.Page;
import org.jspecify.annotations.Nullable;

/** Every conversation of the workspace, the assistant's included; the one that spoke last comes first. */
@Named
@ViewScoped
public class ConversationsPage implements Serializable {
    private static final int SIZE = 50;

    @Inject
    Transcripts transcripts;

    private String status = "all";
    private @Nullable String before;
    private Page<ConversationView> page = new Page<>(List.of(), null);

    public void open() {
        var cursor = before == null || before.isEmpty() ? null : before;
        page = Page.of(
                transcripts.list(wanted(), cursor, SIZE + 1),
                SIZE,
                view -> view.id().toString());
    }

    private @Nullable Status wanted() {
        return Stream.of(Status.values())
                .filter(one -> one.word().equals(status))
                .findFirst()
                .orElse(null);
    }

    /** The vendor's own name for where it came from. */
    public String origin(ConversationView conversation) {
        return Vendor.title(Objects.requireNonNullElse(conversation.origin(), ""));
    }

    public Page<ConversationView> getPage() {
        return page;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null || status.isEmpty() ? "all" : status;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
