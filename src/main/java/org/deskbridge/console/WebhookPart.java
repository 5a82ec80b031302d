package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.WebhookRecords;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** The part of a page that sets a connector's webhook up and waits until it is heard; used by wizard and connector page. */
@Named
@ViewScoped
public class WebhookPart implements Serializable {
    @Inject
    Reach reach;

    @Inject
    Connecting connecting;

    @Inject
    Clock clock;

    @Inject
    WebhookRecords webhooks;

    private String signingSecret = "";
    private @Nullable Instant askedAt;
    private boolean silent;
    private @Nullable ConnectorView now;

    /** As it was when the page last looked. */
    public ConnectorView now(ConnectorView connector) {
        var known = now;
        return known == null || !known.id().equals(connector.id()) ? fresh(connector) : known;
    }

    private ConnectorView fresh(ConnectorView connector) {
        var fresh = reach.connector(connector.id().toString());
        now = fresh;
        return fresh;
    }

    public void sendTest(ConnectorView connector) {
        var id = fresh(connector).id();
        askedAt = clock.instant();
        silent = !connecting.triggerWebhook(id);
    }

    public void register(ConnectorView connector) {
        var id = fresh(connector).id();
        connecting.registerWebhook(id);
        var trouble = fresh(connector).webhook().trouble();
        if (trouble == null) {
            Messages.addGlobalInfo("The webhook is registered.");
        }
    }

    /** The secret of a webhook that was set up by hand at a vendor that chooses it. */
    public void saveSecret(ConnectorView connector) {
        var id = fresh(connector).id();
        if (signingSecret.isBlank()) {
            Messages.addGlobalError("Paste the signing secret first.");
            return;
        }
        webhooks.secret(id, signingSecret.strip());
        signingSecret = "";
        Messages.addGlobalInfo("The signing secret is saved. The next call from there is believed by it.");
    }

    public String getSigningSecret() {
        return "";
    }

    public void setSigningSecret(@Nullable String secret) {
        signingSecret = secret == null ? "" : secret;
    }

    public void look() {
        now = null;
    }

    public boolean isHeard(ConnectorView now) {
        var seen = now.webhook().seenAt();
        return seen != null && (askedAt == null || !seen.isBefore(askedAt));
    }

    /** What an admin does by hand; holds the secret, so it is asked for only where it is needed. */
    public List<String> steps(ConnectorView connector) {
        return connecting.webhookSteps(fresh(connector).id());
    }

    public boolean isWaiting() {
        return askedAt != null;
    }

    /** The vendor cannot be made to call; somebody has to do something there. */
    public boolean isSilent() {
        return silent;
    }
}
