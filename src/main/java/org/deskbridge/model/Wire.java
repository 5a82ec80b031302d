package org.deskbridge.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.deskbridge.assistant.ModelTrouble;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.Outbound.Typed;

/** LangChain4j's way out is ours: addresses judged, time and size bounded, on the thread that asks. */
final class Wire implements HttpClient, HttpClientBuilder {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_OF_AN_ERROR = 4_000;
    private static final int BLOCK = 4_096;

    private final Outbound outbound;
    private final Typed typed;
    private final Limits limits;
    private final BooleanSupplier over;

    /**
     * How long to wait.
     *
     * @param silence before the first piece and between two of them
     * @param whole for all of an answer
     */
    record Limits(Duration silence, Duration whole) {}

    /** Once it is over nothing more is read. */
    Wire(Outbound outbound, Typed typed, Limits limits, BooleanSupplier over) {
        this.outbound = outbound;
        this.typed = typed;
        this.limits = limits;
        this.over = over;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new IllegalStateException("answers are streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var sent = new Outbound.Request(
                request.method().name(),
                URI.create(request.url()),
                headers(request),
                request.body(),
                MOST_BYTES,
                limits.whole);
        var deadline = System.nanoTime() + limits.whole.toNanos();
        try {
            outbound.stream(sent, limits.silence, typed, (status, body) -> {
                take(status, new Bounded(body, over, deadline), parser, listener);
                return status;
            });
        } catch (RuntimeException e) {
            listener.onError(e);
        }
    }

    private static Map<String, String> headers(HttpRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.put("Accept", "text/event-stream");
        return headers;
    }

    private void take(int status, InputStream body, ServerSentEventParser parser, ServerSentEventListener listener)
            throws IOException {
        if (status != 200) {
            throw new HttpException(status, new String(body.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8));
        }
        listener.onOpen(SuccessfulHttpResponse.builder().statusCode(status).build());
        parser.parse(body, listener);
        if (over.getAsBoolean()) {
            throw new ModelTrouble(Kind.NOT_WANTED, "what is left of it is not waited for");
        }
        listener.onClose();
    }

    @Override
    public Duration connectTimeout() {
        return limits.whole;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return limits.whole;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }

    /** Ends with an error of ours where it is late, broken, too long or not wanted any more. */
    private static final class Bounded extends FilterInputStream {
        private final BooleanSupplier over;
        private final long deadline;
        private int left = MOST_BYTES;

        Bounded(InputStream body, BooleanSupplier over, long deadline) {
            super(body);
            this.over = over;
            this.deadline = deadline;
        }

        /** Closing would read what is left; whoever gave the stream cuts it off. */
        @Override
        public void close() {}

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the answer has no end");
            }
            if (over.getAsBoolean()) {
                throw new ModelTrouble(Kind.NOT_WANTED, "nobody listens any more");
            }
            try {
                var count = super.read(bytes, offset, Math.min(length, BLOCK));
                left -= count;
                return count;
            } catch (IOException e) {
                var late = e instanceof InterruptedIOException || System.nanoTime() >= deadline;
                throw late
                        ? new ModelTrouble(Kind.TOO_SLOW, "no whole answer in time")
                        : new ModelTrouble(Kind.UNREACHABLE, "the answer broke off");
            }
        }
    }
}
