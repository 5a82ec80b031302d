package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.it.Browser.hook;
import static org.deskbridge.it.Browser.saidBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo shop's order status, and the question for an e-mail address. */
interface ActionsInChat extends OwnSite {
    String RETURNS =
            "You can return anything within 45 days. Put it into its box and send it back to us. Returns are free.";
    String QUESTION = "How many days do I have to return something?";

    private JsonObject asking(String sensitivity) {
        var workspace = workspace();
        var id = workspace.getString("id");
        rest().created("workspaces/" + id + "/articles", Rest.object("title", "Returns", "body", RETURNS));
        rest().send(
                        "PUT",
                        "workspaces/" + id + "/abilities",
                        "{\"emailCapture\":{\"enabled\":true,\"sensitivity\":\"" + sensitivity + "\"}}");
        return workspace;
    }

    /** The demo's actions know where they are once somebody has been in the shop. */
    private JsonObject visitedShop() {
        assertThat(Rest.send(HttpRequest.newBuilder(base()).build()).status()).isEqualTo(200);
        return demo();
    }

    private static boolean asks(JsonObject message) {
        return message.getString("asks", "").equals("email");
    }

    @Test
    default void an_order_is_looked_up_and_its_number_asked_for_where_it_is_missing() {
        try (var shopper = chat(visitedShop())) {
            shopper.hello();
            shopper.say("Where is my order 1043?");
            var told = shopper.from("assistant");
            assertThat(told.getString("text")).startsWith("Your order 1043 is on its way.");
            assertThat(told.getJsonArray("tools").toString())
                    .isEqualTo("[{\"name\":\"action:Order status\",\"label\":\"Order status\"}]");
            shopper.say("order status");
            assertThat(shopper.from("assistant").getString("text")).startsWith("What is the number of your order?");
            shopper.say("it is 1044");
            assertThat(shopper.from("assistant").getString("text")).startsWith("Your order 1044 is being packed.");
            shopper.say("Has order 9999 been sent yet?");
            assertThat(shopper.from("assistant").getString("text")).startsWith("I find no order");
        }
    }

    @Test
    default void rest_names_the_field_and_tries_a_definition_and_nothing_else_of_this_machine_is_open() {
        var path = "workspaces/" + visitedShop().getString("id");
        var seeded = rest().get(path + "/actions").json().getJsonArray("items").getJsonObject(0);
        var trial = Json.createObjectBuilder(seeded).add("values", Rest.object("number", "1043"));
        var ran = rest().post(path + "/actions/test", trial.build().toString()).json();
        assertThat(ran.getBoolean("ok")).as(ran.toString()).isTrue();
        assertThat(ran.getJsonObject("request").getString("url")).endsWith("/demo/orders/1043");
        var elsewhere = Json.createObjectBuilder(seeded).add("url", "http://localhost:1/{number}");
        var refused = rest().post(path + "/actions/test", elsewhere.build().toString());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.text()).contains("\"field\":\"url\"");
        assertThat(rest().send("PUT", path + "/action-hosts", "{\"hosts\":[\"x y\"]}")
                        .text())
                .contains("\"field\":\"hosts\"");
        assertThat(rest().get("actions/" + seeded.getString("id")).status()).isEqualTo(200);
        assertThat(rest().get("actions/nobody").status()).isEqualTo(404);
    }

    @Test
    default void on_low_the_address_is_asked_for_after_the_first_answer_and_once() {
        try (var shopper = chat(asking("low"))) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say(QUESTION);
            var answer = shopper.from("assistant");
            assertThat(answer.getString("text")).contains("45 days");
            assertThat(asks(shopper.from("assistant"))).isTrue();
            shopper.say("ann@mail.example");
            assertThat(shopper.from("assistant").getString("text")).startsWith("Thank you");
            shopper.say(QUESTION);
            assertThat(shopper.from("assistant").getString("text")).contains("45 days");
            assertThat(shopper.upToPong()).noneMatch(ActionsInChat::asks);
            assertThat(email(conversation)).isEqualTo("ann@mail.example");
        }
    }

    private String email(String conversation) {
        return rest().get("conversations/" + conversation)
                .json()
                .getJsonObject("visitor")
                .getString("email");
    }

    @Test
    default void whoever_wants_a_person_is_handed_over_and_not_only_thanked_for_the_address_beside_it() {
        try (var shopper = chat(asking("low"))) {
            shopper.hello();
            shopper.say(QUESTION);
            shopper.from("assistant");
            assertThat(asks(shopper.from("assistant"))).isTrue();
            shopper.say("human please, ann@mail.example");
            shopper.until(seen -> seen.toString().contains("Your reference is #"));
        }
    }

    @Test
    default void on_high_it_is_asked_for_before_the_first_answer_which_comes_all_the_same() {
        try (var shopper = chat(asking("high"))) {
            shopper.hello();
            shopper.say(QUESTION);
            assertThat(asks(shopper.from("assistant"))).isTrue();
            assertThat(shopper.from("assistant").getString("text")).contains("45 days");
            shopper.say(QUESTION);
            assertThat(asks(shopper.from("assistant"))).isFalse();
        }
    }

    @Test
    default void on_medium_it_is_asked_for_before_a_hand_over_which_waits_for_nothing() {
        try (var shopper = chat(asking("medium"))) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say(QUESTION);
            assertThat(asks(shopper.from("assistant"))).isFalse();
            shopper.say("Get me a real person please");
            assertThat(asks(shopper.from("assistant"))).isTrue();
            assertThat(shopper.from("system").getString("text")).contains("#").doesNotContain("e-mail");
            shopper.say("you can write to me at ann@mail.example, thanks");
            shopper.from("visitor");
            shopper.upToPong();
            assertThat(email(conversation)).isEqualTo("ann@mail.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"low", "medium", "high"})
    default void whoever_has_told_their_address_is_not_asked(String sensitivity) {
        try (var shopper = chat(asking(sensitivity))) {
            shopper.hello();
            shopper.send(Rest.object("type", "contact", "email", "ann@mail.example"));
            shopper.say(QUESTION);
            assertThat(asks(shopper.from("assistant"))).isFalse();
            shopper.say("Get me a real person please");
            var told = shopper.until(seen -> seen.toString().contains("Your reference is #"));
            assertThat(told).noneMatch(ActionsInChat::asks);
        }
    }

    private Page chatting(BrowserContext person, JsonObject workspace) {
        var page = shop(person, workspace.getString("widgetKey"));
        hook(page, "launcher").click();
        hook(page, "composer").fill(QUESTION);
        hook(page, "composer").press("Enter");
        assertThat(hook(page, "ask-email")).isVisible();
        return page;
    }

    @Test
    default void in_the_browser_the_address_is_checked_given_or_left_out_and_the_answer_stands_there() {
        try (var browser = Browser.required();
                var person = browser.person(1000, 820);
                var other = browser.person(1000, 820)) {
            var workspace = asking("low");
            var page = chatting(person, workspace);
            assertThat(saidBy(page, "assistant").locator(".foot")).hasCount(0);
            page.getByLabel("Your e-mail address").fill("ann@");
            hook(page, "email-save").click();
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("such as ann@example.com");
            assertThat(hook(page, "email")).isFocused();
            assertThat(hook(page, "email")).hasAttribute("aria-invalid", "true");
            Browser.shot(page, "email-capture");
            page.keyboard().press("End");
            page.keyboard().type("mail.example");
            page.keyboard().press("Enter");
            assertThat(hook(page, "ask-email")).hasCount(0);
            assertThat(hook(page, "panel")).containsText("We will also answer by e-mail");
            assertThat(hook(page, "composer")).isFocused();
            assertThat(hook(page, "panel")).containsText("45 days");
            var second = chatting(other, workspace);
            hook(second, "email-skip").click();
            assertThat(hook(second, "ask-email")).hasCount(0);
            assertThat(hook(second, "composer")).isFocused();
            second.reload();
            hook(second, "launcher").click();
            assertThat(saidBy(second, "assistant")).isVisible();
            assertThat(hook(second, "ask-email")).hasCount(0);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    default void in_the_console_an_action_is_tried_and_kept() {
        try (var browser = Browser.required();
                var person = browser.person(1300, 1100)) {
            visitedShop();
            var page = Browser.logIn(person, base(), "actions.xhtml");
            page.getByText("Edit").first().click();
            page.getByLabel("Value to test with").fill("1045");
            button(page, "Test").click();
            assertThat(page.locator("#result")).containsText("Your order 1045 is delivered");
            Browser.shot(page, "actions-page");
            page.getByLabel("Address").fill("https://elsewhere.example/{number}");
            button(page, "Save").click();
            assertThat(page.locator("#main")).containsText("not on the list of allowed hosts");
        }
    }
}
