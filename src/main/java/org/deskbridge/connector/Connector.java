package org.deskbridge.connector;

import jakarta.json.JsonObject;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/** An account at a vendor, and the workspaces that hand over to it. */
@Entity
@Table(name = "connector")
class Connector {
    @Id
    UUID id;

    String type;
    String name;
    String label;

    /** Sealed; null once disconnected. */
    @Nullable
    String credentials;

    String settings;

    @Enumerated(EnumType.STRING)
    ConnectorState state = ConnectorState.CONNECTED;

    @Nullable
    String cause;

    @Column(name = "webhook_base")
    String webhookBase;

    /** Sealed. */
    @Column(name = "webhook_secret")
    @Nullable
    String webhookSecret;

    @Column(name = "webhook_parts")
    @Nullable
    String webhookParts;

    @Column(name = "webhook_trouble")
    @Nullable
    String webhookTrouble;

    @Column(name = "webhook_seen_at")
    @Nullable
    Instant webhookSeenAt;

    @Column(name = "blocked_until")
    @Nullable
    Instant blockedUntil;

    @Column(name = "poll_mark")
    @Nullable
    String pollMark;

    /** In reconcile intervals. */
    @Column(name = "poll_every")
    int pollEvery = 1;

    @Column(name = "polled_at")
    @Nullable
    Instant polledAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "connector_workspace", joinColumns = @JoinColumn(name = "connector_id"))
    @Column(name = "workspace_id")
    Set<UUID> workspaces;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Connector() {}

    Connector(String type, String name, String label, JsonObject settings, Set<UUID> workspaces, Instant now) {
        this.id = Ids.next();
        this.type = type;
        this.name = name;
        this.label = label;
        this.settings = settings.toString();
        this.webhookBase = "";
        this.workspaces = workspaces;
        this.createdAt = now;
    }

    String credentialsPlace() {
        return id + "/credentials";
    }

    String webhookPlace() {
        return id + "/webhook";
    }

    JsonObject settings() {
        return object(settings);
    }

    static JsonObject object(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return Json.createObjectBuilder().build();
        }
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
