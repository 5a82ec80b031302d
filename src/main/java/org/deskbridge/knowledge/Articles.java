package org.deskbridge.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.deskbridge.language.Embedding;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** A workspace's articles: what is written here is what its assistant answers from at once, on every node. */
@ApplicationScoped
public class Articles {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^\\s<>\"\\\\]+|[^\\s<>\"\\\\:/?#]*([/?#][^\\s<>\"\\\\]*)?)");

    @Inject
    StoredArticles stored;

    @Inject
    Embedding embedding;

    /** A web address or one relative to the reader's page; nothing that a browser would run, and nothing at all is fine too. */
    public static boolean leadsSomewhere(@Nullable String url) {
        return url == null || url.isEmpty() || ADDRESS.matcher(url).matches();
    }

    public Article add(UUID workspace, String title, String body, @Nullable String url) {
        return add(workspace, title, body, url, "");
    }

    public Article add(UUID workspace, String title, String body, @Nullable String url, String language) {
        bounded(title, body);
        return stored.put(workspace, Ids.next(), title, body, url, language, meant(title, body));
    }

    /** In the language that it has. */
    public Article change(UUID id, String title, String body, @Nullable String url) {
        return change(id, title, body, url, null);
    }

    /** Without a language it keeps the one that it has. */
    public Article change(UUID id, String title, String body, @Nullable String url, @Nullable String language) {
        bounded(title, body);
        return stored.change(id, title, body, url, language, meant(title, body));
    }

    /** Under an id that its caller can make again: done twice it is there once, and one that was removed is back. */
    public Article put(UUID workspace, UUID id, String title, String body, @Nullable String url, String language) {
        bounded(title, body);
        return stored.put(workspace, id, title, body, url, language, meant(title, body));
    }

    /** Asked before anything slow is done with it. */
    private static void bounded(String title, String body) {
        if (title.length() > ArticleResource.MAX_TITLE) {
            throw Problem.field("title", "must have at most " + ArticleResource.MAX_TITLE + " characters");
        }
        if (body.length() > ArticleResource.MAX_BODY) {
            throw Problem.field("body", "must have at most " + ArticleResource.MAX_BODY + " characters");
        }
    }

    /** Computed before any transaction begins: an article of many pages takes seconds. */
    private List<MeantPassage> meant(String title, String body) {
        return Cutter.cut(title, body).stream()
                .map(passage -> MeantPassage.of(title, passage, embedding))
                .toList();
    }

    public void remove(UUID id) {
        stored.remove(id);
    }

    public Article get(UUID id) {
        return stored.get(id);
    }

    /** In the order of their ids, beginning after the one given. */
    public List<Article> list(UUID workspace, int limit, @Nullable UUID after) {
        return stored.list(workspace, limit, after);
    }

    /** An article in a table of contents. */
    public record Heading(UUID id, String title, @Nullable String url, Instant updatedAt) {}

    /** In the order of their titles; an empty search finds everything. */
    public List<Heading> headings(String titlePart, int from, int limit) {
        return stored.headings(titlePart, from, limit);
    }

    /** Asked before the workspace is known, in order to find out whether the caller belongs to it. */
    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(() -> stored.workspaceOf(id));
    }

    public long count() {
        return stored.count();
    }
}
