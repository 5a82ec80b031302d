package org.deskbridge.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.deskbridge.language.Embedding;

/** A folder of Markdown files as a knowledge base, for the programs that measure and train. */
public final class ArticleFolder implements ArticleSource {
    private final List<Stored> stored = new ArrayList<>();
    private final Map<UUID, String> slugs = new HashMap<>();

    public ArticleFolder(Path folder, Embedding embedding) {
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> add(file, embedding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path file, Embedding embedding) {
        try {
            var text = Files.readString(file);
            var slug = file.getFileName().toString().replaceFirst("^\\d+-", "").replaceFirst("\\.md$", "");
            var end = text.indexOf('\n');
            var title = text.substring(0, end).replaceFirst("^#+\\s*", "").strip();
            var id = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
            var article = new Article(id, title, text.substring(end), null, "", Instant.EPOCH, Instant.EPOCH);
            var passages = Cutter.cut(title, article.body()).stream()
                    .map(passage -> MeantPassage.of(title, passage, embedding))
                    .toList();
            stored.add(new Stored(article, passages));
            slugs.put(id, slug);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A retrieval over this folder, whatever workspace it is asked for. */
    public Retrieval retrieval(Embedding embedding) {
        var retrieval = new Retrieval();
        retrieval.articles = this;
        retrieval.embedding = embedding;
        return retrieval;
    }

    public String slug(UUID article) {
        return slugs.getOrDefault(article, "?");
    }

    @Override
    public long latest(UUID workspace) {
        return 1;
    }

    @Override
    public Changes since(UUID workspace, long version) {
        return new Changes(1, version < 1 ? stored : List.of(), List.of());
    }
}
