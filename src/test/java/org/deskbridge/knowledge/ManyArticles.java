package org.deskbridge.knowledge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Vector;

/**
 * A knowledge base of any size for the programs that measure: the articles of a folder again and again, each time with
 * a third of their words replaced and their meaning moved a little.
 */
public final class ManyArticles implements ArticleSource {
    private static final int NOISE = 40;
    private static final int VOCABULARY = 30_000;

    private final Random random = new Random(7);
    private final List<Stored> stored = new ArrayList<>();

    public ManyArticles(Path folder, int passages, Embedding embedding) {
        var originals = new ArticleFolder(folder, embedding)
                .since(UUID.randomUUID(), -1)
                .stored();
        for (var count = 0; count < passages; ) {
            for (var original : originals) {
                stored.add(changed(original));
                count += original.passages().size();
            }
        }
    }

    private Stored changed(Stored original) {
        var article = original.article();
        var id = new UUID(random.nextLong(), random.nextLong());
        return new Stored(
                new Article(id, changed(article.title()), "", null, "", Instant.EPOCH, Instant.EPOCH),
                original.passages().stream().map(this::changed).toList());
    }

    private MeantPassage changed(MeantPassage meant) {
        var passage = meant.passage();
        return new MeantPassage(
                new Passage(passage.ordinal(), passage.heading(), changed(passage.text())),
                moved(meant.whole()),
                moved(meant.heading()),
                meant.sentences().stream().map(this::moved).toList(),
                meant.words());
    }

    private String changed(String text) {
        return text.lines()
                .map(line -> List.of(line.split(" ", -1)).stream()
                        .map(word -> random.nextInt(3) == 0 ? word() : word)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** Some often, most seldom, as words are. */
    private String word() {
        return "w" + (int) Math.pow(VOCABULARY, random.nextDouble());
    }

    private Vector moved(Vector vector) {
        var packed = Vector.pack(List.of(vector));
        for (var i = Float.BYTES; i < packed.length; i++) {
            packed[i] = (byte) Math.clamp(packed[i] + (long) (NOISE * random.nextGaussian()), -127, 127);
        }
        return Vector.unpack(packed).getFirst();
    }

    public Retrieval retrieval(Embedding embedding) {
        var retrieval = new Retrieval();
        retrieval.articles = this;
        retrieval.embedding = embedding;
        return retrieval;
    }

    @Override
    public long latest(UUID workspace) {
        return 1;
    }

    @Override
    public Changes since(UUID workspace, long version) {
        return new Changes(1, stored, List.of());
    }
}
