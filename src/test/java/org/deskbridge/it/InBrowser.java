package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.deskbridge.it.Browser.hook;
import static org.deskbridge.it.Browser.saidBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
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

    private Page console(com.microsoft.playwright.BrowserContext agent) {
        var page = agent.newPage();
        page.navigate(base().resolve("console/").toString());
        page.getByLabel("E-mail").fill("owner@deskbridge.example");
        page.getByLabel("Password").fill("owner-password");
        page.getByText("Log in").last().click();
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
            var console = console(agent);
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
    default void a_picture_is_attached_and_seen_by_both_and_a_file_comes_back_from_the_agent() {
        try (var browser = Browser.required();
                var shopper = browser.person(1200, 900);
                var agent = browser.person(1400, 900)) {
            var shop = storefront(shopper);
            hook(shop, "file").setInputFiles(new FilePayload("torn zip.png", "image/png", Files.PNG));
            assertThat(hook(shop, "send")).hasClass(Pattern.compile("ready"));
            say(shop, "My rucksack is torn, please get me a real person");
            assertSees(shop, "torn zip.png");
            shop.reload();
            hook(shop, "launcher").click();
            assertSees(shop, "torn zip.png");
            var console = console(agent);
            console.getByText("My rucksack is torn").first().click();
            assertSees(console, "torn zip.png");
            hook(console, "file").setInputFiles(new FilePayload("label.pdf", "", Files.PDF));
            assertThat(hook(console, "send")).hasClass(Pattern.compile("ready"));
            hook(console, "composer").press("Control+Enter");
            assertThat(saidBy(shop, "agent")).containsText("label.pdf");
            assertThat(saidBy(shop, "agent").locator("a")).hasAttribute("href", Pattern.compile("/attachments/"));
        }
    }

    private static void assertSees(Page page, String picture) {
        var image = saidBy(page, "visitor").locator("img");
        assertThat(image).hasAttribute("alt", picture);
        page.waitForCondition(() -> (Boolean) image.evaluate("image => image.naturalWidth > 0"));
    }

    @Test
    default void on_another_origin_a_file_is_dropped_or_pasted_and_a_refused_one_says_why() {
        try (var browser = Browser.required();
                var person = browser.person(1200, 900)) {
            var page = person.newPage();
            var shop = "<!doctype html><title>Shop</title><script type=module src='" + base()
                    + "widget/deskbridge.js' data-widget-key=demo></script>";
            page.route(
                    "http://shop.example/",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(shop)));
            page.navigate("http://shop.example/");
            hook(page, "launcher").click();
            var give = "(panel, [event, name, text]) => {const data = new DataTransfer();"
                    + "data.items.add(new File([text], name, {type: 'text/plain'}));"
                    + "panel.dispatchEvent(event === 'drop' ? new DragEvent(event, {dataTransfer: data, cancelable: true})"
                    + " : new ClipboardEvent(event, {clipboardData: data, cancelable: true}))}";
            hook(page, "panel").evaluate(give, List.of("drop", "dropped.txt", "Hello"));
            hook(page, "panel").evaluate(give, List.of("paste", "pasted.txt", "Hello"));
            hook(page, "panel").evaluate(give, List.of("drop", "setup.exe", "MZ\0"));
            assertThat(page.locator(".tray li")).hasCount(3);
            assertThat(page.locator(".tray li").last()).containsText("not allowed");
            assertThat(hook(page, "send")).hasClass(Pattern.compile("ready"));
            hook(page, "send").click();
            assertThat(saidBy(page, "visitor")).containsText("dropped.txt");
            assertThat(saidBy(page, "visitor")).containsText("pasted.txt");
            assertThat(saidBy(page, "assistant")).containsText("the file has arrived");
        }
    }

    @Test
    default void what_cannot_be_taken_is_named_and_can_be_removed() {
        try (var browser = Browser.required();
                var person = browser.person(1200, 900)) {
            var page = storefront(person);
            hook(page, "file").setInputFiles(new FilePayload("setup.png", "image/png", Files.PROGRAM));
            var tray = page.locator(".tray li");
            assertThat(tray).containsText("not allowed");
            tray.getByRole(AriaRole.BUTTON).click();
            assertThat(tray).hasCount(0);
            assertThat(hook(page, "attach")).isFocused();
            hook(page, "file").setInputFiles(new FilePayload("big.txt", "text/plain", new byte[(10 << 20) + 1]));
            assertThat(tray).containsText("10 MB");
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
