package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules, decision traces and the simulator as admins use them. */
interface RulesInBrowser extends Outside {
    private static Locator rule(Page page, String word) {
        return page.locator("[data-rule=" + word + "]");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private String asked(String... texts) {
        try (var shopper = Socket.chat(base(), demo().getString("widgetKey"))) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            for (var text : texts) {
                shopper.say(text);
                shopper.from("assistant");
            }
            return conversation;
        }
    }

    @Test
    default void an_admin_sees_why_the_assistant_said_something_and_runs_it_again() {
        var conversation = asked("How long do refunds take?", "Do you sell submarines?");
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            var page = Browser.logIn(admin, base(), "conversation.xhtml?id=" + conversation);
            var traces =
                    page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Decisions of the assistant"));
            assertThat(traces).containsText("Not sure enough");
            traces.locator("summary").first().click();
            assertThat(traces).containsText("Articles considered");
            button(page, "Run again with today's knowledge").first().click();
            assertThat(traces).containsText("Today");
            Browser.shot(page, "trace");
            page.navigate(base().resolve("console/unanswered.xhtml").toString());
            assertThat(page.locator("table")).containsText("submarines");
            Browser.shot(page, "unanswered");
            page.getByText("Add answer").first().click();
            assertThat(page.locator("input[value*=submarines]").first()).isVisible();
        }
    }

    @Test
    default void a_draft_of_the_rules_is_tried_on_past_conversations_and_then_put_in_force() {
        var unused = asked("My parcel is lost and my lawyer will hear of it");
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1100)) {
            var page = Browser.logIn(admin, base(), "simulator.xhtml");
            rule(page, "topic").locator("input[type=checkbox]").check();
            rule(page, "topic").locator("textarea").fill("lawyer");
            button(page, "Try it on past conversations").click();
            assertThat(page.getByText("Outcome").first()).isVisible();
            assertThat(page.locator("table")).containsText("my lawyer will hear");
            assertThat(page.locator("table")).containsText("topic");
            Browser.shot(page, "simulator");
            page.navigate(base().resolve("console/rules.xhtml").toString());
            rule(page, "topic").locator("input[type=checkbox]").check();
            rule(page, "topic").locator("textarea").fill("lawyer");
            rule(page, "frustration").locator("input[type=number]").fill("70");
            page.getByLabel("Monday").fill("9-17");
            page.getByLabel("Time zone").fill("Mars/Olympus");
            button(page, "Save").click();
            assertThat(page.locator("body")).containsText("timeZone must be a time zone");
            page.getByLabel("Time zone").fill("Europe/Berlin");
            button(page, "Save").click();
            assertThat(page.locator("body")).containsText("Saved.");
            page.reload();
            assertThat(page.getByLabel("Monday")).hasValue("09:00-17:00");
            assertThat(rule(page, "frustration").locator("input[type=number]")).hasValue("70");
            Browser.shot(page, "rules");
            try (var shopper = Socket.chat(base(), demo().getString("widgetKey"))) {
                shopper.hello();
                shopper.say("I will call my lawyers");
                shopper.next(frame -> frame.getString("type").equals("status")
                        && frame.getString("status").equals("escalated"));
            }
            page.reload();
            assertThat(rule(page, "topic")).containsText(Pattern.compile("fired (once|\\d+ ×) last week"));
        }
    }

    private void deskIsConnected(Page page) {
        page.navigate(base().resolve("console/integrations.xhtml").toString());
        var vendor = page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Gorgias").setExact(true));
        if (!vendor.innerText().contains("Connected")) {
            button(page, "Try Gorgias with the sandbox").click();
        }
        assertThat(vendor).containsText("Connected");
    }

    @Test
    default void what_would_be_sent_is_the_conversation_as_it_was_when_the_draft_hands_it_over() {
        var unused = asked("My parcel is lost and my solicitor will hear of it", "Do you sell submarines in blue?");
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1100)) {
            var page = Browser.logIn(admin, base(), "integrations.xhtml");
            deskIsConnected(page);
            page.navigate(base().resolve("console/simulator.xhtml").toString());
            rule(page, "topic").locator("input[type=checkbox]").check();
            rule(page, "topic").locator("textarea").fill("solicitor");
            button(page, "Try it on past conversations").click();
            page.locator("tr", new Page.LocatorOptions().setHasText("my solicitor will hear"))
                    .getByText("What would be sent")
                    .click();
            var payload = page.locator("[id='simulator:payload']");
            assertThat(payload).containsText("my solicitor will hear");
            assertThat(payload).not().containsText("submarines");
            Browser.shot(page, "simulator-payload");
        }
    }
}
