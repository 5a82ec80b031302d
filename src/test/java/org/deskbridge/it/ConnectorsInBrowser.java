package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.it.Browser.hook;
import static org.deskbridge.it.Browser.saidBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.deskbridge.platform.Hmac;
import org.junit.jupiter.api.Test;

/** Connecting help desks as admins do it, against the sandbox. */
interface ConnectorsInBrowser extends Outside {
    private Page console(BrowserContext person, String path) {
        var page = person.newPage();
        page.navigate(base().resolve("console/" + path).toString());
        page.getByLabel("E-mail").fill("owner@deskbridge.example");
        page.getByLabel("Password").fill("owner-password");
        page.getByText("Log in").last().click();
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator card(Page page, String vendor) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(vendor).setExact(true));
    }

    @Test
    default void one_click_connects_the_sandbox_and_its_webhook_is_heard() {
        try (var browser = Browser.required();
                var admin = browser.person(1400, 900)) {
            var page = console(admin, "integrations.xhtml");
            button(page, "Try Zendesk with the sandbox").click();
            assertThat(card(page, "Zendesk")).containsText("Connected");
            card(page, "Zendesk").getByText("Manage").click();
            page.getByText("webhook", new Page.GetByTextOptions().setExact(true))
                    .click();
            button(page, "Send test").click();
            assertThat(hook(page, "heard")).containsText("Zendesk was heard");
            page.navigate(base().resolve("console/sync.xhtml").toString());
            assertThat(card(page, "Zendesk sandbox")).containsText("Connected");
        }
    }

    /** Where the sandbox's agent works. */
    String agentPage(String vendor);

    @Test
    default void a_shopper_asks_for_a_person_and_is_answered_from_the_connected_desk() {
        try (var browser = Browser.required();
                var admin = browser.person(1400, 900);
                var shopper = browser.person(1200, 900);
                var agent = browser.person(1200, 900)) {
            var page = console(admin, "integrations.xhtml");
            button(page, "Try Gorgias with the sandbox").click();
            assertThat(card(page, "Gorgias")).containsText("Connected");
            var shop = shopper.newPage();
            shop.navigate(base().toString());
            hook(shop, "launcher").click();
            hook(shop, "composer").fill("The zip of my jacket broke, please get me a real person");
            hook(shop, "composer").press("Enter");
            assertThat(hook(shop, "panel")).containsText("has the number #");
            var desk = agent.newPage();
            desk.navigate(agentPage("gorgias"));
            desk.getByText("The zip of my jacket").first().click();
            Eventually.some(() -> shown(desk, "Handed over because of"));
            desk.locator("textarea").fill("Hello, we will mend the zip.");
            desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .first()
                    .click();
            assertThat(saidBy(shop, "agent")).containsText("we will mend the zip");
        }
    }

    /** The agent's page does not renew itself, and the note follows its ticket in a call of its own. */
    private static Optional<Boolean> shown(Page page, String text) {
        page.reload();
        return Optional.of(page.locator("body").innerText().contains(text)).filter(Boolean::booleanValue);
    }

    @Test
    default void the_wizard_names_what_is_wrong_and_goes_on_when_it_is_mended() {
        try (var browser = Browser.required();
                var admin = browser.person(400, 800)) {
            var page = console(admin, "connect.xhtml?type=gorgias");
            page.getByLabel("Subdomain").fill("https://demo.gorgias.com/app");
            field(page, "Username (email)").fill("agent@deskbridge.example");
            field(page, "API key").fill("a-wrong-key");
            button(page, "Next").click();
            assertThat(page.locator(".checks .failed")).containsText("does not accept these credentials");
            assertThat(button(page, "Next")).isDisabled();
            button(page, "Back").click();
            assertThat(page.getByLabel("Subdomain")).hasValue("demo");
            assertThat(field(page, "API key")).hasValue("");
            field(page, "API key").fill("gorgias-sandbox-key");
            button(page, "Next").click();
            assertThat(page.getByText("Connection successful!")).isVisible();
            button(page, "Next").click();
            button(page, "Next").click();
            button(page, "Save and set up the webhook").click();
            assertThat(page.getByText("The webhook is registered in Gorgias")).isVisible();
            button(page, "Finish without switching").click();
            assertThat(page.locator(".state-connected")).isVisible();
        }
    }

    private static void connectWithFewRights(Page page) {
        page.getByLabel("Subdomain").fill("byhand");
        field(page, "Identifier").fill("deskbridge-limited");
        field(page, "Secret").fill("zendesk-sandbox-limited-secret");
        for (var step : List.of("Next: test", "Next: routing", "Next: fields", "Save and set up the webhook")) {
            button(page, step).click();
        }
    }

    @Test
    default void a_webhook_set_up_by_hand_is_believed_by_the_secret_that_was_typed() throws Exception {
        try (var browser = Browser.required();
                var admin = browser.person(480, 900)) {
            var page = console(admin, "connect.xhtml?type=zendesk");
            connectWithFewRights(page);
            assertThat(page.getByText("The webhook could not be registered")).isVisible();
            assertThat(page.locator(".by-hand")).containsText("reveal its signing secret");
            field(page, "Signing secret").fill("chosen-by-zendesk");
            button(page, "Save the signing secret").click();
            assertThat(page.getByText("The signing secret is saved")).isVisible();
            assertThat(field(page, "Signing secret")).hasValue("");
            assertThat(page.getByText("Waiting for the first call")).isVisible();
            var address = page.locator("#webhook-url").innerText();
            call(address, "chosen-by-zendesk");
            assertThat(hook(page, "heard")).containsText("Zendesk was heard");
            assertThat(page.getByText("The webhook is set up in Zendesk")).isVisible();
            button(page, "Finish without switching").click();
            assertThat(page.locator("main")).containsText("Set up by hand");
            rest().send("DELETE", address.replaceFirst(".*(connectors/[^/]+)/webhook", "$1"), null);
        }
    }

    /** As Zendesk does when somebody has replied. */
    private static void call(String address, String secret) throws Exception {
        var body = "{\"ticket_id\":\"1\",\"updated_at\":\"2026-01-05T10:00:00Z\"}";
        var time = "2026-01-05T10:00:00Z";
        var proof = Hmac.sha256(secret.getBytes(UTF_8), (time + body).getBytes(UTF_8));
        var answer = Rest.send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("X-Zendesk-Webhook-Signature-Timestamp", time)
                .header("X-Zendesk-Webhook-Signature", Base64.getEncoder().encodeToString(proof))
                .POST(BodyPublishers.ofString(body))
                .build());
        Assertions.assertThat(answer.status()).isBetween(200, 299);
    }

    /** With an account that cannot be asked nothing is refused, so that what it does not have can be stored. */
    private String connectedWithSettingsOfAnotherAccount() {
        var fault = "{\"kind\":\"500\",\"match\":\"GET /api/teams\"}";
        faults("{\"next\":[" + String.join(",", fault, fault, fault) + "]}");
        var connector = Json.createObjectBuilder()
                .add("type", "gorgias")
                .add("name", "Moved")
                .add(
                        "credentials",
                        Rest.object(
                                "subdomain", "moved",
                                "email", "agent@deskbridge.example",
                                "apiKey", "gorgias-sandbox-key"))
                .add(
                        "settings",
                        Json.createObjectBuilder()
                                .add("teamId", "987654")
                                .add(
                                        "fieldMapping",
                                        Json.createArrayBuilder()
                                                .add(Rest.object("source", "reason", "field", "456789"))))
                .add("workspaces", Json.createArrayBuilder().add(demo().getString("id")))
                .build();
        try {
            return rest().created("connectors", connector).getString("id");
        } finally {
            faults("{}");
        }
    }

    private void faults(String faults) {
        Rest.send(HttpRequest.newBuilder(URI.create(agentPage("gorgias").replace("demo", "moved") + "_sandbox/faults"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(faults))
                .build());
    }

    @Test
    default void what_the_account_does_not_have_is_named_beside_its_field_and_not_saved() {
        var id = connectedWithSettingsOfAnotherAccount();
        try (var browser = Browser.required();
                var admin = browser.person(1400, 900)) {
            var page = console(admin, "connector.xhtml?tab=routing&id=" + id);
            button(page, "Save").click();
            assertThat(page.locator(".field:has(select[id$=teamId]) .ui-message"))
                    .containsText("Is not in this account");
            page.navigate(base().resolve("console/connector.xhtml?tab=mapping&id=" + id)
                    .toString());
            button(page, "Save").click();
            assertThat(page.locator(".map-row .field:has(select[id$=field]) .ui-message"))
                    .containsText("Is no ticket field of this account");
            button(page, "Remove row 1").click();
            button(page, "Save").click();
            assertThat(page.locator(".ui-growl")).containsText("Saved");
            page.navigate(base().resolve("console/connector.xhtml?tab=routing&id=" + id)
                    .toString());
            page.locator("select[id$=teamId]").selectOption("");
            button(page, "Save").click();
            assertThat(page.locator(".ui-growl")).containsText("Saved");
        } finally {
            rest().send("DELETE", "connectors/" + id, null);
        }
    }
}
