package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What connecting and disconnecting ask of a vendor; no transaction is open meanwhile. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Connecting {
    private static final Logger LOG = Logger.getLogger(Connecting.class.getName());

    @Inject
    Connectors connectors;

    @Inject
    WebhookRecords webhooks;

    @Inject
    Helpdesks helpdesks;

    /** How a test went: whom the credentials belong to, or why they do not work. */
    public record Tested(boolean ok, @Nullable String cause, String message) {}

    public Tested test(String type, Map<String, String> credentials) {
        var helpdesk = helpdesks.known(type);
        var account = connectors.account(helpdesk, Ids.next(), credentials, JsonValue.EMPTY_JSON_OBJECT);
        return test(helpdesk, account);
    }

    /** The same for an account that is stored already. */
    public Tested test(UUID id) {
        var account = account(id);
        var tested = test(account.helpdesk(), account);
        if (tested.ok()) {
            connectors.works(id);
        } else if (!"rate-limited".equals(tested.cause())) {
            connectors.needsAttention(id, tested.message());
        }
        return tested;
    }

    private static Tested test(Helpdesk helpdesk, VendorAccount account) {
        try {
            return new Tested(true, null, "Connected as " + helpdesk.signIn(account));
        } catch (VendorTrouble trouble) {
            return new Tested(false, Causes.word(trouble), Causes.text(trouble, helpdesk, account));
        }
    }

    public UUID connect(Connectors.Wanted wanted, String apiBase) {
        var id = connectors.create(wanted, apiBase);
        if (test(id).ok()) {
            registerWebhook(id);
        }
        return id;
    }

    /** Makes the vendor tell us what happens, where the account may; otherwise remembers why not. */
    public void registerWebhook(UUID id) {
        var account = account(id);
        var view = connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
        var expected = webhooks.expected(id).orElseThrow(() -> Problem.notFound("connector"));
        var registration = account.helpdesk().registration();
        if (registration.isEmpty()) {
            return;
        }
        try {
            removeWebhook(account, id);
            webhooks.registered(id, registration.get().register(account, view.webhookUrl(), expected.secret()));
        } catch (VendorTrouble trouble) {
            webhooks.unregistered(id, Causes.text(trouble, account.helpdesk(), account));
        }
    }

    private void removeWebhook(VendorAccount account, UUID id) {
        var parts = webhooks.parts(id);
        if (!parts.isEmpty()) {
            account.helpdesk().registration().ifPresent(made -> made.remove(account, parts));
        }
    }

    /** Makes the vendor call us; whether it did is seen in the connector's {@code webhook.seenAt}. */
    public boolean triggerWebhook(UUID id) {
        var account = account(id);
        try {
            var registration = account.helpdesk().registration();
            return registration.isPresent() && registration.get().trigger(account, webhooks.parts(id));
        } catch (VendorTrouble trouble) {
            throw new Problem(409, Causes.text(trouble, account.helpdesk(), account));
        }
    }

    /** Returns whether it had been switched off, and is on now. */
    public boolean reviveWebhook(UUID id) {
        var account = account(id);
        var parts = webhooks.parts(id);
        var registration = account.helpdesk().registration();
        try {
            return registration.isPresent()
                    && !parts.isEmpty()
                    && registration.get().revive(account, parts);
        } catch (VendorTrouble trouble) {
            throw new Problem(409, Causes.text(trouble, account.helpdesk(), account));
        }
    }

    public List<String> webhookSteps(UUID id) {
        var view = connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
        var expected = webhooks.expected(id).orElseThrow(() -> Problem.notFound("connector"));
        return helpdesks.known(view.type()).webhooks().steps(view.webhookUrl(), expected.secret());
    }

    public Vocabulary vocabulary(UUID id) {
        var account = account(id);
        return vocabulary(account);
    }

    public Vocabulary vocabulary(String type, Map<String, String> credentials) {
        return vocabulary(
                connectors.account(helpdesks.known(type), Ids.next(), credentials, JsonValue.EMPTY_JSON_OBJECT));
    }

    /** Refuses settings that name what the account does not have; without an answer from it nothing is refused. */
    public void check(JsonObject settings, String type, Map<String, String> credentials) {
        var account = connectors.account(helpdesks.known(type), Ids.next(), credentials, JsonValue.EMPTY_JSON_OBJECT);
        check(settings, account);
    }

    /** The same for an account that is stored already. */
    public void check(JsonObject settings, UUID id) {
        check(settings, account(id));
    }

    private static void check(JsonObject settings, VendorAccount account) {
        if (LiveCheck.isNeeded(settings)) {
            try {
                LiveCheck.check(settings, account.helpdesk().vocabulary(account));
            } catch (VendorTrouble trouble) {
                LOG.log(Level.INFO, "settings are not checked: {0}", trouble.getMessage());
            }
        }
    }

    private static Vocabulary vocabulary(VendorAccount account) {
        try {
            return account.helpdesk().vocabulary(account);
        } catch (VendorTrouble trouble) {
            throw new Problem(409, Causes.text(trouble, account.helpdesk(), account));
        }
    }

    /** What was made at the vendor goes too, as far as the vendor lets it. */
    public void disconnect(UUID id) {
        connectors.account(id).ifPresent(account -> {
            try {
                removeWebhook(account, id);
            } catch (VendorTrouble trouble) {
                LOG.log(Level.INFO, "the webhook of {0} stays behind: {1}", new Object[] {id, trouble.getMessage()});
            }
        });
        connectors.disconnect(id);
    }

    private VendorAccount account(UUID id) {
        return connectors.account(id).orElseThrow(() -> new Problem(409, "the connector is disconnected"));
    }
}
