package org.deskbridge.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a workspace has set about its model; empty texts and nulls mean what the operator configured. */
@Entity
@Table(name = "model_setting")
class ModelSetting {
    @Id
    UUID id = Ids.next();

    @TenantId
    @Column(name = "workspace_id")
    @Nullable
    UUID workspaceId;

    boolean enabled = true;
    String url = "";
    String model = "";

    @Column(name = "api_key")
    @Nullable
    String apiKey;

    @Column(name = "conversation_tokens")
    @Nullable
    Long conversationTokens;

    @Column(name = "day_tokens")
    @Nullable
    Long dayTokens;

    /** Of a million tokens; 0 where nobody has said. */
    @Column(name = "input_price")
    double inputPrice;

    @Column(name = "output_price")
    double outputPrice;

    static String keyPlace(UUID workspace) {
        return workspace + "/model-key";
    }
}
