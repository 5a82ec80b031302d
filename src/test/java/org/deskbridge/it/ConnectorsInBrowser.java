package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.deskbridge.it.Browser.hook;
import static org.deskbridge.it.Browser.saidBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
            assertThat(desk.locator("body")).containsText("Handed over because of");
            desk.locator("textarea").fill("Hello, we will mend the zip.");
            desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .first()
                    .click();
            assertThat(saidBy(shop, "agent")).containsText("we will mend the zip");
        }
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
}
