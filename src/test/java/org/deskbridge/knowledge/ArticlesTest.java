package org.deskbridge.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.language.Embedding;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticlesTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final Embedding EMBEDDING = new Embedding();

    private final UUID workspace = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Articles articles = new Articles();
    private Retrieval retrieval;

    @BeforeEach
    void two_workspaces_and_a_node() {
        Tenant.everywhere(() -> {
            DATABASE.tx(() -> {
                Rows.workspace(DATABASE.em(), workspace);
                Rows.workspace(DATABASE.em(), other);
            });
            return workspace;
        });
        var stored = DATABASE.transactional(StoredArticles.class);
        stored.entities = DATABASE.em();
        stored.clock = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);
        articles.stored = stored;
        articles.embedding = EMBEDDING;
        retrieval = node();
    }

    private static Retrieval node() {
        var rows = DATABASE.transactional(KnowledgeRows.class);
        rows.entities = DATABASE.em();
        var node = new Retrieval();
        node.articles = rows;
        node.embedding = EMBEDDING;
        return node;
    }

    @AfterAll
    static void close() {
        EMBEDDING.close();
        DATABASE.close();
    }

    @Test
    void an_article_is_found_at_once_by_every_node_also_after_a_restart() {
        var added = in(workspace, () -> articles.add(workspace, "Returns", "Send it back within 30 days.", null));

        assertThat(first("how many days to send back")).isEqualTo(added.id());
        retrieval = node();
        assertThat(first("how many days to send back")).isEqualTo(added.id());
    }

    @Test
    void a_change_and_a_removal_are_seen_by_the_next_question() {
        var added = in(workspace, () -> articles.add(workspace, "Parking", "Cars park behind the shop.", null));
        assertThat(in(workspace, () -> retrieval.find(workspace, "where to park"))
                        .best()
                        .best()
                        .text())
                .contains("behind the shop");

        in(workspace, () -> articles.change(added.id(), "Parking", "Cars park in front of the shop.", "https://x.y"));
        var changed =
                in(workspace, () -> retrieval.find(workspace, "where to park")).best();
        assertThat(changed.best().text()).isEqualTo("Cars park in front of the shop.");
        assertThat(changed.url()).isEqualTo("https://x.y");

        Tenant.in(workspace, () -> articles.remove(added.id()));
        assertThat(in(workspace, () -> retrieval.find(workspace, "where to park"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void another_workspace_neither_finds_nor_reads_nor_changes_it() {
        var added = in(workspace, () -> articles.add(workspace, "Secret", "The code is blue.", null));

        assertThat(in(other, () -> retrieval.find(other, "what is the code")).isEmpty())
                .isTrue();
        assertThat(in(other, () -> retrieval.find(workspace, "what is the code"))
                        .isEmpty())
                .isTrue();
        assertThat(in(other, () -> articles.list(workspace, 10, null))).isEmpty();
        assertThatThrownBy(() -> in(other, () -> articles.get(added.id()))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Tenant.in(other, () -> articles.remove(added.id())))
                .isInstanceOf(Problem.class);
        assertThat(articles.workspaceOf(added.id())).contains(workspace);
    }

    @Test
    void a_list_continues_after_an_id() {
        var ids = in(
                workspace,
                () -> java.util.stream.Stream.of("a", "b", "c")
                        .map(title ->
                                articles.add(workspace, title, "Body.", null).id())
                        .toList());

        assertThat(in(workspace, () -> articles.list(workspace, 2, null)))
                .extracting(Article::id)
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(in(workspace, () -> articles.list(workspace, 2, ids.get(1))))
                .extracting(Article::id)
                .containsExactly(ids.get(2));
        assertThat(in(workspace, articles::count)).isEqualTo(3);
    }

    @Test
    void a_removed_article_is_not_found() {
        var added = in(workspace, () -> articles.add(workspace, "Gone", "Soon.", null));
        Tenant.in(workspace, () -> articles.remove(added.id()));

        assertThatThrownBy(() -> in(workspace, () -> articles.get(added.id())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        assertThat(articles.workspaceOf(added.id())).isEmpty();
    }

    @Test
    void without_the_model_an_article_is_still_found_by_its_words() {
        var closed = new Embedding();
        closed.close();
        articles.embedding = closed;
        retrieval.embedding = closed;

        var added = in(workspace, () -> articles.add(workspace, "Opening hours", "Open from nine to five.", null));

        assertThat(first("when are you open")).isEqualTo(added.id());
    }

    private UUID first(String question) {
        return in(workspace, () -> retrieval.find(workspace, question)).best().articleId();
    }

    private static <T> T in(UUID workspace, Supplier<T> work) {
        return Tenant.in(workspace, work);
    }
}
