package org.deskbridge.vendor.zendeskconversations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.LiveSignals;
import org.deskbridge.connector.Quota;
import org.deskbridge.connector.Subdomain;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Fields;

/** Zendesk Conversations, signed in with a key of the account's app; a live chat, so what has ended begins anew. */
@ApplicationScoped
public class ZendeskConversations implements Helpdesk {
    @Inject
    ConversationTickets tickets;

    @Inject
    ConversationReading reading;

    @Inject
    ConversationWebhooks webhooks;

    @Inject
    ConversationSignals signals;

    @Override
    public String type() {
        return "zendesk-conversations";
    }

    @Override
    public String name() {
        return "Zendesk Conversations";
    }

    @Override
    public String defaultUrl() {
        return "https://{subdomain}.zendesk.com/sc";
    }

    @Override
    public List<String> secrets() {
        return List.of("keySecret", "webhookSecret");
    }

    @Override
    public Map<String, String> credentials(Fields typed) {
        var credentials = new LinkedHashMap<String, String>();
        credentials.put("subdomain", Subdomain.read(typed, "zendesk.com"));
        for (var name : List.of("appId", "keyId", "keySecret", "webhookSecret")) {
            credentials.put(name, typed.text(name, 500).strip());
        }
        if (!credentials.getOrDefault("appId", "").matches("[0-9A-Za-z_-]*")) {
            typed.wrong("appId", "must be the App ID as Zendesk shows it, letters and digits only");
        }
        return credentials;
    }

    /** Zendesk chooses it and shows it where the webhook is made. */
    @Override
    public Optional<String> webhookSecret(Map<String, String> credentials) {
        return Optional.ofNullable(credentials.get("webhookSecret"));
    }

    @Override
    public Map<String, String> authorization(VendorAccount account) {
        var pair = account.credential("keyId") + ":" + account.credential("keySecret");
        return Map.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** No figures are published and no headers are described. */
    @Override
    public List<String> buckets(Call call) {
        return List.of();
    }

    @Override
    public List<Quota> quotas(Answer answer) {
        return List.of();
    }

    @Override
    public String signIn(VendorAccount account) {
        var app = Conversing.object(Conversing.get(account, Conversing.app(account)), "app");
        return Conversing.text(app, "displayName") + " (app " + account.credential("appId") + ")";
    }

    /** Groups and fields are Zendesk Support's, whose API these credentials do not open. */
    @Override
    public Vocabulary vocabulary(VendorAccount account) {
        return new Vocabulary(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Ticketing ticketing() {
        return tickets;
    }

    @Override
    public TicketReading reading() {
        return reading;
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Optional<LiveSignals> liveSignals() {
        return Optional.of(signals);
    }

    @Override
    public boolean goesOnAfterEnd() {
        return false;
    }
}
