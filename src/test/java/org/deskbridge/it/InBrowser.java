package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.deskbridge.it.Browser.hook;
import static org.deskbridge.it.Browser.saidBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages as people use them, in a real browser. */
interface InBrowser extends Outside {
    private Page storefront(com.microsoft.playwright.BrowserContext person) {
        var page = person.newPage();
        page.navigate(base().toString());
        hook(page, "launcher").click();
        assertThat(hook(page, "panel")).isVisible();
        return page;
    }

    private static void say(Page page, String text) {
        hook(page, "composer").fill(text);
        hook(page, "composer").press("Enter");
    }

    @Test
    default void a_shopper_is_answered_with_sources_and_finds_it_all_again_after_a_reload() {
        try (var browser = Browser.required();
                var person = browser.person(1200, 900)) {
            var page = storefront(person);
            say(page, "How can I track my order?");
            assertThat(saidBy(page, "visitor")).hasAttribute("data-state", Pattern.compile("sent|read"));
            assertThat(saidBy(page, "assistant")).containsText("tracking link");
            hook(page, "sources").click();
            assertThat(hook(page, "panel")).containsText("Tracking your parcel");
            page.reload();
            hook(page, "launcher").click();
            assertThat(saidBy(page, "assistant")).containsText("tracking link");
            assertThat(page.locator("[data-test=message][data-author=visitor]")).hasCount(1);
        }
    }

    @Test
    default void a_shopper_asks_for_a_person_and_an_agent_answers_from_the_console() {
        try (var browser = Browser.required();
                var shopper = browser.person(1200, 900);
                var agent = browser.person(1400, 900)) {
            var shop = storefront(shopper);
            say(shop, "The zip of my jacket broke, please get me a real person");
            assertThat(hook(shop, "request")).containsText("#");
            var console = agent.newPage();
            console.navigate(base().resolve("console/").toString());
            console.getByLabel("E-mail").fill("owner@deskbridge.example");
            console.getByLabel("Password").fill("owner-password");
            console.getByText("Log in").last().click();
            console.getByText("The zip of my jacket broke").first().click();
            assertThat(saidBy(console, "visitor")).containsText("zip of my jacket");
            hook(console, "composer").fill("Hello, I am sorry about the zip. We will mend it.");
            hook(console, "composer").press("Control+Enter");
            assertThat(saidBy(shop, "agent")).containsText("We will mend it");
            say(shop, "Thank you!");
            assertThat(saidBy(console, "visitor")).containsText("Thank you!");
            console.locator("[data-action=resolve]").first().click();
            assertThat(hook(shop, "resolved")).isVisible();
        }
    }

    @Test
    default void what_is_typed_without_a_connection_arrives_when_it_is_back() {
        try (var browser = Browser.required();
                var person = browser.person(1200, 900)) {
            var page = storefront(person);
            say(page, "hello");
            assertThat(saidBy(page, "assistant")).isVisible();
            person.setOffline(true);
            page.evaluate("() => window.dispatchEvent(new Event('offline'))");
            say(page, "typed in the tunnel");
            assertThat(saidBy(page, "visitor")).containsText("typed in the tunnel");
            person.setOffline(false);
            assertThat(saidBy(page, "visitor"))
                    .hasAttribute(
                            "data-state",
                            Pattern.compile("sent|read"),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
            assertThat(page.locator("[data-test=message][data-author=visitor]")).hasCount(2);
        }
    }

    @Test
    default void the_keyboard_alone_opens_uses_and_closes_the_chat_on_a_small_screen() {
        try (var browser = Browser.required();
                var person = browser.person(320, 640)) {
            var page = person.newPage();
            page.navigate(base().toString());
            hook(page, "launcher").focus();
            page.keyboard().press("Enter");
            assertThat(hook(page, "composer")).isFocused();
            page.keyboard().type("hello");
            page.keyboard().press("Enter");
            assertThat(saidBy(page, "assistant")).isVisible();
            page.keyboard().press("Escape");
            assertThat(hook(page, "launcher")).isFocused();
            assertThat(hook(page, "panel")).isHidden();
        }
    }
}
