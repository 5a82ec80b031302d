package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What is written is what the next question is answered from. */
interface KnowledgeOverRest extends Outside {
    private JsonObject ask(JsonObject workspace, String question) {
        return rest().post(
                        "workspaces/" + workspace.getString("id") + "/ask",
                        Rest.object("question", question).toString())
                .json();
    }

    @Test
    default void an_article_answers_at_once_changes_at_once_and_is_gone_at_once() {
        var workspace = workspace();
        var articles = "workspaces/" + workspace.getString("id") + "/articles";
        var question = "How many days may I keep a rented kayak?";
        assertThat(ask(workspace, question).getBoolean("answered")).isFalse();
        var article = rest().created(
                        articles,
                        Rest.object(
                                "title", "Renting a kayak",
                                "body",
                                        "You may keep a rented kayak for nine days. Each further day costs 12 pounds."));
        var answer = ask(workspace, question);
        assertThat(answer.getBoolean("answered")).isTrue();
        assertThat(answer.getString("text")).contains("nine days");
        assertThat(answer.getJsonArray("citations").getJsonObject(0).getString("articleId"))
                .isEqualTo(article.getString("id"));
        var changed = Rest.object("title", "Renting a kayak", "body", "You may keep a rented kayak for eleven days.");
        rest().send("PUT", "articles/" + article.getString("id"), changed.toString());
        assertThat(ask(workspace, question).getString("text")).contains("eleven days");
        assertThat(rest().send("DELETE", "articles/" + article.getString("id"), null)
                        .status())
                .isEqualTo(204);
        assertThat(ask(workspace, question).getBoolean("answered")).isFalse();
        assertThat(rest().get("articles/" + article.getString("id")).status()).isEqualTo(404);
    }

    @Test
    default void another_workspaces_articles_answer_nothing_here() {
        assertThat(ask(workspace(), "How long do refunds take?").getJsonArray("ranked"))
                .isEmpty();
    }

    @Test
    default void a_long_list_is_read_page_by_page() {
        var articles = "workspaces/" + demo().getString("id") + "/articles?limit=20";
        var seen = 0;
        String next = "";
        while (next != null) {
            var page = rest().get(articles + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            seen += page.getJsonArray("items").size();
            next = page.isNull("next") ? null : page.getString("next");
        }
        assertThat(seen).isEqualTo(46);
    }

    @Test
    default void script_in_markdown_reaches_no_page() {
        var article = rest().created(
                        "workspaces/" + demo().getString("id") + "/articles",
                        Rest.object(
                                "title", "Hostile <script>alert(1)</script>",
                                "body",
                                        "<script>alert(2)</script> [click](javascript:alert(3)) <img src=x onerror=alert(4)>",
                                "url", "help/hostile"));
        try {
            var page = Rest.send(java.net.http.HttpRequest.newBuilder(base().resolve("help/hostile"))
                    .build());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .doesNotContain("<script>alert", "href=\"javascript:", "<img")
                    .contains("&lt;script&gt;");
        } finally {
            rest().send("DELETE", "articles/" + article.getString("id"), null);
        }
    }
}
