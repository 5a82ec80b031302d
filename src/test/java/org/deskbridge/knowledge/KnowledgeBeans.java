package org.deskbridge.knowledge;

import java.time.Clock;
import org.deskbridge.TestDatabase;
import org.deskbridge.language.Embedding;

/** The beans of this package, wired as the container would. */
public final class KnowledgeBeans {
    private KnowledgeBeans() {}

    public static Articles articles(TestDatabase database, Embedding embedding, Clock clock) {
        var stored = database.transactional(StoredArticles.class);
        stored.entities = database.em();
        stored.clock = clock;
        var articles = new Articles();
        articles.stored = stored;
        articles.embedding = embedding;
        return articles;
    }

    /** A node's own index over what is stored. */
    public static Retrieval retrieval(TestDatabase database, Embedding embedding) {
        var rows = database.transactional(KnowledgeRows.class);
        rows.entities = database.em();
        var retrieval = new Retrieval();
        retrieval.articles = rows;
        retrieval.embedding = embedding;
        return retrieval;
    }
}
