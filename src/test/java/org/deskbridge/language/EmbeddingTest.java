package org.deskbridge.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void what_means_the_same_lies_closer_than_what_sounds_the_same() {
        try (var embedding = new Closing()) {
            var question = embedding.vector("How do I send a parcel back?");

            assertThat(question.cosine(embedding.vector("Returning an order")))
                    .isGreaterThan(question.cosine(embedding.vector("How do I bake bread?")) + 0.2);
            assertThat(question.cosine(question)).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void a_vector_survives_being_stored() {
        try (var embedding = new Closing()) {
            var vectors = List.of(embedding.vector("one"), Vector.NONE, embedding.vector("two"));

            assertThat(Vector.unpack(Vector.pack(vectors))).isEqualTo(vectors);
        }
    }

    @Test
    void a_sketch_finds_the_word_it_was_made_of() {
        try (var embedding = new Closing()) {
            var tokens = embedding.of("the parcel is late").tokens();
            var sketch = Sketch.unpack(Sketch.of(tokens).pack());

            assertThat(sketch.nearest(tokens.table(1))).isGreaterThan(0.7);
            assertThat(sketch.pieces()).contains(tokens.piece(1));
        }
    }

    @Test
    void after_closing_a_text_has_no_meaning_and_nothing_fails() {
        var embedding = new Embedding();
        embedding.close();

        assertThat(embedding.of("anything").whole().isNone()).isTrue();
    }

    /** A second deployment in a running server brings its own classes, and its own copy of the native library. */
    @Test
    void two_deployments_in_one_process_can_both_embed() throws Exception {
        var thread = Thread.currentThread();
        var own = thread.getContextClassLoader();
        for (var i = 0; i < 2; i++) {
            try (var deployment = deployment()) {
                thread.setContextClassLoader(deployment);
                var type = deployment.loadClass(Embedding.class.getName());
                assertThat(type).isNotSameAs(Embedding.class);
                var embedding = type.getDeclaredConstructor().newInstance();
                var meaning = type.getMethod("of", String.class).invoke(embedding, "hello");
                var whole = meaning.getClass().getMethod("whole").invoke(meaning);
                assertThat(whole.getClass().getMethod("isNone").invoke(whole)).isEqualTo(false);
                type.getMethod("close").invoke(embedding);
            } finally {
                thread.setContextClassLoader(own);
            }
        }
    }

    private static URLClassLoader deployment() {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(EmbeddingTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Closing extends Embedding implements AutoCloseable {
        Vector vector(String text) {
            return of(text).whole();
        }
    }
}
