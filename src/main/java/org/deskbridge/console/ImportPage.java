package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.importing.ImportView;
import org.deskbridge.importing.Imports;
import org.deskbridge.knowledge.ArticleDrafts;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** Past tickets of the connected desks: brought over, watched while they come, and read as drafts of articles. */
@Named
@ViewScoped
public class ImportPage implements Serializable {
    private static final int SHOWN = 20;

    @Inject
    Member member;

    @Inject
    DeskMode desk;

    @Inject
    Connectors connectors;

    @Inject
    Imports imports;

    @Inject
    ArticleDrafts drafts;

    @Inject
    Articles articles;

    private String connector = "";
    private String into = "drafts";
    private @Nullable LocalDate since;

    public void open() {
        member.mustBeAdmin();
    }

    /** The accounts whose tickets can be listed. */
    public List<ConnectorView> getAccounts() {
        return desk.living().stream()
                .filter(one ->
                        connectors.helpdesk(one.id()).flatMap(Helpdesk::archive).isPresent())
                .toList();
    }

    public void begin() {
        member.mustBeAdmin();
        var chosen = getAccounts().stream()
                .filter(one -> one.id().toString().equals(connector))
                .findFirst()
                .orElseThrow(() -> Problem.field("connector", "choose an account"));
        var from = since == null
                ? Instant.EPOCH
                : since.atStartOfDay(ZoneOffset.UTC).toInstant();
        imports.begin(chosen.id(), into.equals("desk"), from);
        Messages.addGlobalInfo("The import has begun. It goes on by itself, also when this page is closed.");
    }

    public void stop(UUID id) {
        member.mustBeAdmin();
        imports.stop(id);
    }

    public List<ImportView> getList() {
        return imports.list();
    }

    public boolean isRunning() {
        return getList().stream().anyMatch(ImportView::running);
    }

    public String name(ImportView one) {
        return connectors.get(one.connector()).map(ConnectorView::name).orElse("");
    }

    public List<ArticleDrafts.Draft> getDrafts() {
        return drafts.list(SHOWN, null);
    }

    public long getWaiting() {
        return drafts.count();
    }

    public void publish(UUID id) {
        member.mustBeAdmin();
        var draft = drafts.get(id);
        articles.add(member.workspaceId(), draft.title(), draft.body(), null);
        drafts.decide(id);
        Messages.addGlobalInfo("Published. The assistant answers from it from the next question on.");
    }

    public void dismiss(UUID id) {
        member.mustBeAdmin();
        drafts.decide(id);
    }

    public String getConnector() {
        return connector;
    }

    public void setConnector(@Nullable String connector) {
        this.connector = connector == null ? "" : connector;
    }

    public String getInto() {
        return into;
    }

    public void setInto(@Nullable String into) {
        this.into = "desk".equals(into) ? "desk" : "drafts";
    }

    public @Nullable LocalDate getSince() {
        return since;
    }

    public void setSince(@Nullable LocalDate since) {
        this.since = since;
    }
}
