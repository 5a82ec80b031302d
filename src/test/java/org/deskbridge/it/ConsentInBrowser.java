package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Signing in on a vendor's own page and coming back, against the sandbox's consent page. */
interface ConsentInBrowser extends Outside {
    private Page integrations(BrowserContext person) {
        var page = person.newPage();
        page.navigate(base().resolve("console/integrations.xhtml").toString());
        page.getByLabel("E-mail").fill("owner@deskbridge.example");
        page.getByLabel("Password").fill("owner-password");
        page.getByText("Log in").last().click();
        page.navigate(base().resolve("console/integrations.xhtml").toString());
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    default void consent_connects_the_account_and_what_came_back_cannot_be_used_again() {
        try (var browser = Browser.required();
                var admin = browser.person(1400, 900)) {
            var page = integrations(admin);
            var back = new AtomicReference<String>();
            page.onRequest(request -> {
                if (request.url().contains("/connectors/intercom/callback")) {
                    back.set(request.url());
                }
            });
            page.getByText("Sign in with Intercom").click();
            press(page, "Allow");
            page.waitForURL("**/console/connector.xhtml?id=*");
            assertThat(page.locator("body")).containsText("Connected");
            assertThat(back.get()).contains("code=", "state=");
            page.navigate(back.get());
            assertThat(page.locator("body")).containsText("does not belong to a sign-in that began here");
        }
    }

    @Test
    default void a_refusal_and_a_foreign_answer_change_nothing_and_say_so() {
        try (var browser = Browser.required();
                var admin = browser.person(480, 900)) {
            var page = integrations(admin);
            page.getByText("Intercom", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .scrollIntoViewIfNeeded();
            page.navigate(page.locator("a[href*='connectors/intercom/authorize']")
                    .first()
                    .evaluate("a => a.href")
                    .toString());
            press(page, "Deny");
            assertThat(page.locator("body")).containsText("The consent was not given");
            page.navigate(base().resolve("api/v1/connectors/intercom/callback?code=x&state=made-up")
                    .toString());
            assertThat(page.locator("body")).containsText("does not belong to a sign-in that began here");
        }
    }
}
