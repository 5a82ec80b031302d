package org.deskbridge.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an account at a vendor is signed in to, in the vendor's own words; the first way is the one that it recommends, and
 * without any way credentials are given on the vendor's own page.
 *
 * @param domain below which the vendor's accounts live
 */
public record SignIn(String domain, String question, List<Way> ways) {
    static final String SUBDOMAIN = "subdomain";

    private static final String KEPT = "Encrypted when it is saved, and never shown again.";

    /**
     * The fields that belong together.
     *
     * @param where where an admin finds them at the vendor
     * @param ending whether the vendor gives this way up
     */
    public record Way(String key, String label, String where, boolean ending, List<Field> fields) {}

    /** One field: its name over REST and at the vendor. */
    public record Field(String name, String label, String hint, boolean secret) {}

    static final SignIn GORGIAS = new SignIn(
            "gorgias.com",
            "How Gorgias shows your key",
            List.of(
                    new Way(
                            "main",
                            "Username and API key",
                            "In Gorgias: Settings → Account → REST API.",
                            false,
                            List.of(
                                    subdomain(),
                                    text("email", "Username (email)", "Of the user that the key belongs to."),
                                    secret("apiKey", "API key", KEPT))),
                    new Way(
                            "other",
                            "Base64 API key only",
                            "In Gorgias: Settings → Account → REST API.",
                            false,
                            List.of(subdomain(), secret("apiKey", "Base64 API key", KEPT)))));

    static final SignIn ZENDESK = new SignIn(
            "zendesk.com",
            "How Deskbridge signs in",
            List.of(
                    new Way(
                            "main",
                            "OAuth client (recommended)",
                            "In Zendesk: Admin Center → Apps and integrations → APIs → OAuth clients → Add OAuth client, of the"
                                    + " kind “Confidential”.",
                            false,
                            List.of(
                                    subdomain(),
                                    text(
                                            "clientId",
                                            "Identifier",
                                            "The unique identifier of the OAuth client, such as deskbridge."),
                                    secret(
                                            "clientSecret",
                                            "Secret",
                                            "Zendesk shows it once, when the client is saved. Encrypted here, and never shown"
                                                    + " again."))),
                    new Way(
                            "other",
                            "API token (legacy)",
                            "",
                            true,
                            List.of(
                                    subdomain(),
                                    text("email", "Email", "Of the user that the token belongs to."),
                                    secret("apiToken", "API token", KEPT)))));

    static final SignIn ZENDESK_CONVERSATIONS = new SignIn(
            "zendesk.com",
            "",
            List.of(
                    new Way(
                            "main",
                            "API key",
                            "In Zendesk: Admin Center → Apps and integrations → APIs → Conversations API → Create API key.",
                            false,
                            List.of(
                                    subdomain(),
                                    text("appId", "App ID", "Shown with the API key; 24 letters and digits."),
                                    text("keyId", "Key ID", "It begins with app_."),
                                    secret(
                                            "keySecret",
                                            "Key Secret",
                                            "Zendesk shows it once, with the key. Encrypted here, and never shown again."),
                                    secret(
                                            "webhookSecret",
                                            "Webhook Secret",
                                            "The shared secret of the Conversations integration. Make that one first with any webhook"
                                                    + " address; the right one is shown in the last step. Never shown again here.")))));

    static final SignIn FRESHDESK = new SignIn(
            "freshdesk.com",
            "",
            List.of(new Way(
                    "main",
                    "API key",
                    "In Freshdesk: your picture at the top → Profile settings → View API key. Use an agent who sees every ticket.",
                    false,
                    List.of(subdomain(), secret("apiKey", "API key", KEPT)))));

    static final SignIn CONSENT = new SignIn("", "", List.of());

    private static Field subdomain() {
        return text(SUBDOMAIN, "Subdomain", "Just acme, not the full URL. A pasted address is shortened for you.");
    }

    private static Field text(String name, String label, String hint) {
        return new Field(name, label, hint, false);
    }

    private static Field secret(String name, String label, String hint) {
        return new Field(name, label, hint, true);
    }

    Way way(String key) {
        return ways.stream().filter(one -> one.key().equals(key)).findFirst().orElse(ways.getFirst());
    }

    /** Every field of any way, once. */
    List<Field> all() {
        Map<String, Field> fields = new LinkedHashMap<>();
        ways.forEach(way -> way.fields().forEach(field -> fields.putIfAbsent(field.name(), field)));
        return List.copyOf(fields.values());
    }
}
