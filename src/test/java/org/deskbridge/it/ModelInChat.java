package org.deskbridge.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.it.Browser.hook;
import static org.deskbridge.it.Browser.saidBy;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.deskbridge.model.ChatServer;
import org.junit.jupiter.api.Test;

/** A workspace with a language model: what a shopper sees of it, and what is left when it is dead. */
interface ModelInChat extends OwnSite {
    String QUESTION = "How long is the warranty on a canoe?";

    ChatServer model();

    private JsonObject withModel() {
        var workspace = workspace();
        var path = "workspaces/" + workspace.getString("id");
        rest().created(
                        path + "/articles",
                        Rest.object(
                                "title",
                                "Warranty on canoes",
                                "body",
                                "The warranty on a canoe is seven years from the day you bought it. It covers the hull."));
        var settings =
                "{\"enabled\":true,\"url\":\"" + model().url() + "\",\"model\":\"m\",\"apiKey\":\"k-secret-key\"}";
        assertThat(rest().send("PUT", path + "/model", settings).status()).isEqualTo(200);
        return workspace;
    }

    @Test
    default void an_answer_of_the_model_has_its_source_and_the_key_is_never_shown() {
        model().will(ChatServer.says("sources: 1\n", "Seven years", ", for the hull."));
        var workspace = withModel();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.say(QUESTION);
            var answer = shopper.from("assistant");
            assertThat(answer.getString("text")).isEqualTo("Seven years, for the hull.");
            assertThat(answer.getJsonArray("citations").getJsonObject(0).getString("title"))
                    .isEqualTo("Warranty on canoes");
        }
        assertThat(rest().get("workspaces/" + workspace.getString("id") + "/model")
                        .text())
                .contains("\"set\":true")
                .doesNotContain("k-secret-key");
    }

    @Test
    default void a_dead_model_leaves_the_embedded_agents_answer() {
        model().will(ChatServer.status(500, "{\"error\":\"on fire\"}"));
        try (var shopper = chat(withModel())) {
            shopper.hello();
            shopper.say(QUESTION);
            assertThat(shopper.from("assistant").getString("text")).contains("seven years");
        }
    }

    @Test
    default void the_summary_of_a_hand_over_is_the_models() {
        model().will(ChatServer.says(
                "{\"problem\":\"The visitor's canoe sank.\",\"tried\":\"Nothing yet.\",",
                "\"open\":\"Whether it is replaced.\",\"mood\":\"sad\"}"));
        var workspace = withModel();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.say("My canoe sank, get me a real person please");
            shopper.next(frame -> frame.getString("type").equals("status")
                    && frame.getString("status").equals("escalated"));
        }
        var path = "workspaces/" + workspace.getString("id") + "/tickets";
        var summary = Eventually.some(() -> Optional.of(rest().get(path)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("summary"))
                .filter(text -> text.contains("canoe sank.")));
        assertThat(summary).contains("Problem: The visitor's canoe sank.", "Mood: sad");
    }

    @Test
    default void in_the_browser_what_is_written_so_far_is_shown() {
        model().will(model().hangs("sources: 1\nSeven years, counted from the day you bought it, "));
        var workspace = withModel();
        try (var browser = Browser.required();
                var person = browser.person(1000, 820)) {
            var page = shop(person, workspace.getString("widgetKey"));
            hook(page, "launcher").click();
            hook(page, "composer").fill(QUESTION);
            hook(page, "composer").press("Enter");
            assertThat(saidBy(page, "assistant")).containsText("Seven years, counted from the day you bought it");
            Browser.shot(page, "model-draft");
            page.reload();
            hook(page, "launcher").click();
            assertThat(saidBy(page, "visitor")).containsText(QUESTION);
        }
    }
}
