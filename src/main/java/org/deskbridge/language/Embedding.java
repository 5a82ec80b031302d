package org.deskbridge.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meaning of a text as a vector, by all-MiniLM-L6-v2 inside this process: no key, no network. */
@ApplicationScoped
public class Embedding {
    private static final System.Logger LOG = System.getLogger(Embedding.class.getName());
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final int LIMIT = 256;

    private static final int REMEMBERED_TOKENS = 10_000;

    /** A question is asked for by retrieval, by the hand-over rule and again by a retry. */
    private final Cache<String, Meaning> recent = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_TOKENS)
            .weigher((String text, Meaning meaning) -> meaning.tokens().size() + 1)
            .build();

    private @Nullable OrtSession session;
    private boolean failed;

    /**
     * {@link Vector#NONE} when the native runtime cannot be loaded here: the words alone must do then. One run per text,
     * since the model's activations are scaled per run and neighbours would change the result.
     */
    public Meaning of(String text) {
        return recent.get(text, this::compute);
    }

    /** The same without remembering it, for texts that are stored. */
    public Meaning compute(String text) {
        var ready = session();
        return ready == null || text.isBlank()
                ? Meaning.NONE
                : run(ready, WordPieces.shared().ids(text, LIMIT));
    }

    private static Meaning run(OrtSession session, long[] ids) {
        var shape = new long[] {1, ids.length};
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        var environment = OrtEnvironment.getEnvironment();
        try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                var result = session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            var states = ((float[][][]) result.get(0).getValue())[0];
            return new Meaning(Vector.of(mean(states)), Tokens.of(ids, states));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] mean(float[][] tokens) {
        var sum = new float[Vector.SIZE];
        for (var token : tokens) {
            for (var i = 0; i < sum.length; i++) {
                sum[i] += token[i] / tokens.length;
            }
        }
        return sum;
    }

    private synchronized @Nullable OrtSession session() {
        if (session == null && !failed) {
            try {
                session = open();
            } catch (OrtException | IOException | LinkageError | RuntimeException e) {
                failed = true;
                LOG.log(Level.WARNING, "the embedding model cannot be used here, answering by words alone", e);
            }
        }
        return session;
    }

    private static OrtSession open() throws OrtException, IOException {
        try (var model = Embedding.class.getResourceAsStream(MODEL);
                var options = new OrtSession.SessionOptions()) {
            if (model == null) {
                throw new IOException(MODEL + " is not on the class path");
            }
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
        }
    }

    /** The native part of a deployment must go with it, or each redeployment would keep the model in memory. */
    @PreDestroy
    public synchronized void close() {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                LOG.log(Level.WARNING, "the embedding model could not be closed", e);
            }
        }
        session = null;
        failed = true;
    }
}
