package org.deskbridge.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.deskbridge.language.Vector;
import org.deskbridge.language.Words;
import org.deskbridge.platform.Failpoint;

/** One workspace's articles in this node's memory, by words (BM25) and by meaning, brought up to date by asking for changes. */
final class Index {
    private static final String ID = "id";
    private static final String WORDS = "words";
    private static final String MEANING = "meaning";

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Knowledge knowledge = Knowledge.NOTHING;
    private volatile long version = -1;

    Index() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(new WhitespaceAnalyzer()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isBehind(long latest) {
        return version < latest;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** Each change is applied once and in order, however many questions ask for it at once. */
    void refresh(LongFunction<ArticleSource.Changes> changesSince) {
        refreshing.lock();
        try {
            Failpoint.INDEX_BEFORE_REFRESH.pass();
            var changes = changesSince.apply(version);
            if (changes.version() > version) {
                apply(changes);
                version = changes.version();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            refreshing.unlock();
        }
    }

    private void apply(ArticleSource.Changes changes) throws IOException {
        var changed = changes.stored().stream()
                .map(stored -> Knowledge.Known.of(stored.article(), stored.passages()))
                .toList();
        for (var id : changes.removed()) {
            writer.deleteDocuments(new Term(ID, id.toString()));
        }
        for (var article : changed) {
            writer.updateDocuments(new Term(ID, article.id().toString()), documents(article));
        }
        Failpoint.INDEX_WITHIN_REFRESH.pass();
        knowledge = knowledge.with(changed, changes.removed());
        searchers.maybeRefreshBlocking();
    }

    private static List<Document> documents(Knowledge.Known article) {
        return article.passages().stream()
                .map(passage -> document(article, passage.meant()))
                .toList();
    }

    private static Document document(Knowledge.Known article, MeantPassage meant) {
        var document = new Document();
        var text = MeantPassage.head(article.title(), meant.passage()) + "\n"
                + meant.passage().text();
        document.add(new StringField(ID, article.id().toString(), Field.Store.YES));
        document.add(new TextField(WORDS, String.join(" ", Words.terms(text)), Field.Store.NO));
        if (!meant.whole().isNone()) {
            document.add(new KnnByteVectorField(MEANING, meant.whole().steps(), VectorSimilarityFunction.COSINE));
        }
        return document;
    }

    /**
     * The articles of the passages nearest to a question, by its words and by its meaning, with their best BM25
     * score; 0 for those that only the meaning found.
     */
    Map<UUID, Double> candidates(Collection<String> terms, Vector meaning, int count) {
        var found = new HashMap<UUID, Double>();
        try {
            var searcher = searchers.acquire();
            try {
                collect(searcher, words(terms), count, found, 1);
                if (!meaning.isNone()) {
                    collect(searcher, new KnnByteVectorQuery(MEANING, meaning.steps(), count), count, found, 0);
                }
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Query words(Collection<String> terms) {
        var query = new BooleanQuery.Builder();
        terms.stream()
                .distinct()
                .limit(IndexSearcher.getMaxClauseCount() / 2)
                .forEach(term -> query.add(new TermQuery(new Term(WORDS, term)), BooleanClause.Occur.SHOULD));
        return query.build();
    }

    private static void collect(IndexSearcher searcher, Query query, int count, Map<UUID, Double> found, double weight)
            throws IOException {
        var stored = searcher.storedFields();
        for (var hit : searcher.search(query, count).scoreDocs) {
            found.merge(UUID.fromString(stored.document(hit.doc).get(ID)), weight * hit.score, Math::max);
        }
    }

    void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
