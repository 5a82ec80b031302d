package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Test cases as an admin makes, asks and compares them. */
interface EvaluationsInBrowser extends Outside {
    Pattern SOMETHING = Pattern.compile(".+");

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void run(Page page, String passed) {
        button(page, "Run all cases").click();
        assertThat(page.locator("#passed")).containsText(passed);
        assertThat(button(page, "Run all cases")).isEnabled();
    }

    private static void bring(Page page, String table) {
        page.getByLabel("CSV with question")
                .setInputFiles(new FilePayload("cases.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    default void an_evaluation_begins_empty_is_brought_as_a_table_run_and_compared() {
        var article = rest().created(
                        "workspaces/" + demo().getString("id") + "/articles",
                        Rest.object(
                                "title",
                                "Hiring a hot-air balloon",
                                "body",
                                "A hot-air balloon is hired for ninety pounds an hour, with a pilot."));
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            var page = Browser.logIn(admin, base(), "evaluations.xhtml");
            assertThat(page.locator("body")).containsText("Evaluations");
            button(page, "Add the set").click();
            assertThat(page.locator("body")).containsText("Give it a name");
            page.getByLabel("Name").fill("Balloons");
            page.getByLabel("Name").press("Enter");
            assertThat(page.locator("body")).containsText("No cases yet");
            assertThat(page.locator("body")).containsText("It was never run");
            button(page, "Run all cases").click();
            assertThat(page.locator("body")).containsText("this set has no cases to ask");
            Browser.shot(page, "evaluation-empty");
            bring(page, "question;expectation;article title\nWhat is a balloon?;perhaps\nHow?;article;No such article");
            assertThat(page.locator("[data-said]")).containsText("line 2 expects “perhaps”");
            assertThat(page.locator("[data-said]")).containsText("line 3 names “No such article”");
            Browser.shot(page, "evaluation-errors");
            bring(
                    page,
                    "What does hiring a hot-air balloon cost?;article;Hiring a hot-air balloon\nA human please;hand over");
            assertThat(page.locator("[data-said]")).containsText("2 added, 0 changed.");
            button(page, "Add a case").click();
            button(page, "Add").click();
            assertThat(page.locator("body")).containsText("The question must not be empty");
            page.locator("[id='cases:question']").fill("Do you sell submarines?");
            page.locator("[id='cases:expectation']").selectOption("unknown");
            button(page, "Add").click();
            assertThat(page.locator("#cases")).containsText("3 cases");
            button(page, "Close").click();
            run(page, "3 (100 %)");
            Browser.shot(page, "evaluation-first");
            rest().send("DELETE", "articles/" + article.getString("id"), null);
            run(page, "2 (67 %)");
            var results = page.locator("table.results");
            assertThat(results).containsText("Newly failing");
            assertThat(results).containsText("ninety pounds");
            assertThat(results).containsText("Failed: Did not know");
            Browser.shot(page, "evaluation-diff");
            page.getByLabel("Show").selectOption("unchanged");
            assertThat(results).containsText("A human please");
            page.navigate(base().resolve("console/evaluations.xhtml").toString());
            assertThat(page.locator("tr[data-set=Balloons]")).containsText("2 of 3 (67 %)");
            Browser.shot(page, "evaluations");
        }
    }

    /** A conversation in which the assistant has decided something. */
    private String aDecision() {
        try (var shopper = Socket.chat(base(), demo().getString("widgetKey"))) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("How can I track my order?");
            shopper.from("assistant");
            return conversation;
        }
    }

    /** What the server did not take; the next renewal of the page hides it from the eye. */
    private static List<String> refused(BrowserContext person) {
        var refused = new CopyOnWriteArrayList<String>();
        person.onResponse(answer -> {
            if (answer.status() >= 400) {
                refused.add(answer.status() + " " + answer.url());
            }
        });
        return refused;
    }

    @Test
    default void a_decision_beside_a_conversation_becomes_a_test_case() {
        var conversation = aDecision();
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            var page = Browser.logIn(admin, base(), "conversation.xhtml?id=" + conversation);
            var traces =
                    page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Decisions of the assistant"));
            traces.locator("summary").first().press("Enter");
            button(page, "Make it a test case").press("Enter");
            assertThat(page.getByLabel("Title of the article")).hasValue(SOMETHING);
            var title = page.getByLabel("Title of the article").inputValue();
            page.getByLabel("Title of the article").fill("An article that is not there");
            page.locator("input[id$=':name']").fill("From conversations");
            button(page, "Add the test case").click();
            assertThat(page.locator("body"))
                    .containsText("The article was not found among the titles of this workspace");
            Browser.shot(page, "testcase");
            page.getByLabel("Title of the article").fill(title);
            button(page, "Add the test case").click();
            assertThat(page.locator("body")).containsText("It is a test case of “From conversations”");
            page.navigate(base().resolve("console/evaluations.xhtml").toString());
            page.getByText("From conversations").click();
            assertThat(page.locator("#cases")).containsText("How can I track my order?");
            assertThat(page.locator("#cases")).containsText("Cites “" + title + "”");
        }
    }

    /** Scripts of the page that wait until all of it is there have not run at that moment. */
    @Test
    default void a_button_that_is_pressed_as_soon_as_it_is_there_does_what_it_says() {
        var conversation = aDecision();
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            admin.addInitScript("""
                    document.addEventListener('readystatechange', () => document.readyState === 'interactive'
                        && [...document.querySelectorAll('.traces button')]
                            .find(button => button.textContent.includes('Make it a test case'))?.click())""");
            var refused = refused(admin);
            var page = Browser.logIn(admin, base(), "conversation.xhtml?id=" + conversation);
            assertThat(page.locator(".traces input[id$=':article']")).hasValue(SOMETHING);
            Assertions.assertThat(refused).isEmpty();
        }
    }

    /** The button is pressed in the old page; what it sends goes out of the new one. */
    @Test
    default void a_button_that_is_pressed_while_the_page_is_being_renewed_does_what_it_says() {
        var conversation = aDecision();
        try (var browser = Browser.required();
                var admin = browser.person(1400, 1000)) {
            var page = Browser.logIn(admin, base(), "conversation.xhtml?id=" + conversation);
            var refused = refused(admin);
            page.locator(".traces summary").first().press("Enter");
            var renewal = new CompletableFuture<Route>();
            page.route("**/conversation.xhtml*", route -> {
                if (!renewal.complete(route)) {
                    route.resume();
                }
            });
            page.evaluate("void refreshHead()");
            page.waitForCondition(renewal::isDone);
            button(page, "Make it a test case").press("Enter");
            renewal.join().resume();
            assertThat(page.locator(".traces input[id$=':article']")).hasValue(SOMETHING);
            Assertions.assertThat(refused).isEmpty();
        }
    }
}
