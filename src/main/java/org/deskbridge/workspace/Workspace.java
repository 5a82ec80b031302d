package org.deskbridge.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** One shop's chat: its widget key, its look and its rules. */
@Entity
@Table(name = "workspace")
class Workspace {
    @Id
    UUID id;

    String name;

    @Column(name = "widget_key")
    String widgetKey;

    @Column(name = "helpdesk_mode")
    String helpdeskMode = "builtin";

    @Column(name = "allowed_sites")
    String allowedSites = "";

    @Column(name = "assistant_name")
    String assistantName = "Assistant";

    String greeting = "Hello! I am an AI assistant. Ask me anything, or ask for a person at any time.";
    String brand = "#1f6f54";

    @Column(name = "team_mail")
    String teamMail = "";

    /** How long a resolved conversation is kept; 0 for ever. */
    @Column(name = "retention_days")
    int retentionDays;

    @Column(name = "identity_secret")
    @Nullable
    String identitySecret;

    @Embedded
    Abilities abilities = Abilities.DEFAULT;

    @Column(name = "knowledge_change")
    long knowledgeChange;

    @Column(name = "last_ticket")
    long lastTicket;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Workspace() {}

    Workspace(String name, String widgetKey, Instant now) {
        this.id = Ids.next();
        this.name = name;
        this.widgetKey = widgetKey;
        this.createdAt = now;
    }

    void renewIdentityKey(Secrets secrets) {
        identitySecret = secrets.seal(Secrets.random(32), id + "/identity");
    }

    boolean opensWith(Secrets secrets) {
        return identitySecret == null
                || secrets.unseal(identitySecret, id + "/identity").isPresent();
    }

    WorkspaceView view() {
        var sites = allowedSites.isEmpty() ? List.<String>of() : List.of(allowedSites.split("\n"));
        return new WorkspaceView(
                id,
                name,
                widgetKey,
                helpdeskMode,
                sites,
                assistantName,
                greeting,
                brand,
                teamMail,
                retentionDays,
                createdAt);
    }
}
