package org.deskbridge.outbound;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.deskbridge.outbound.OutboundTrouble.Kind;

/**
 * Sends one request and reads one answer. A host's addresses are judged when it is connected to, so that a name that
 * points elsewhere a moment later is of no use; redirects are not followed, cookies not kept.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Outbound {
    private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);
    private static final int CONNECTIONS = 40;
    private static final int BLOCK = 16 * 1024;

    @Inject
    @Any
    Instance<Neighbour> neighbours;

    private CloseableHttpClient client;
    private CloseableHttpClient trusting;

    /** Whose address it is: one that a tenant typed is judged, one that the operator configured is not. */
    public enum Typed {
        BY_TENANT,
        BY_OPERATOR
    }

    /** Takes an answer's body while it comes. */
    public interface Taker<T> {
        T take(int status, InputStream body) throws IOException;
    }

    /**
     * What to send.
     *
     * @param body empty for none
     * @param maxBytes of the answer; one that is longer is none
     * @param patience for the whole exchange
     */
    public record Request(
            String method, URI uri, Map<String, String> headers, String body, int maxBytes, Duration patience) {
        public static Request get(URI uri, int maxBytes, Duration patience) {
            return new Request("GET", uri, Map.of(), "", maxBytes, patience);
        }
    }

    /** An answer of any status; header names in lower case, the last of several wins. */
    public static final class Reply {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        Reply(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public byte[] body() {
            return body.clone();
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    @SuppressWarnings("NullAway.Init")
    public Outbound() {}

    @PostConstruct
    void open() {
        client = client(new JudgedNames(neighbours));
        trusting = client(SystemDefaultDnsResolver.INSTANCE);
    }

    private static CloseableHttpClient client(DnsResolver addresses) {
        return HttpClients.custom()
                .setConnectionManager(connections(addresses))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Deskbridge")
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(DnsResolver addresses) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(TO_CONNECT).build())
                .build();
    }

    /** Throws {@link OutboundTrouble} when no whole answer came back in time and size. */
    public Reply exchange(Request request) {
        return execute(client, request, request.patience, answer -> read(answer, request.maxBytes));
    }

    /** The same for an answer that comes piece by piece, with a limit to the silence before each of them. */
    public <T> T stream(Request request, Duration silence, Typed typed, Taker<T> taker) {
        var way = typed == Typed.BY_TENANT ? client : trusting;
        return execute(way, request, silence, answer -> {
            var entity = answer.getEntity();
            return taker.take(answer.getCode(), entity == null ? InputStream.nullInputStream() : entity.getContent());
        });
    }

    private static <T> T execute(
            CloseableHttpClient way, Request request, Duration silence, HttpClientResponseHandler<T> handler) {
        var deadline = System.nanoTime() + request.patience.toNanos();
        var message = new HttpUriRequestBase(request.method, request.uri);
        request.headers.forEach(message::setHeader);
        if (!request.body.isEmpty()) {
            message.setEntity(new ByteArrayEntity(request.body.getBytes(StandardCharsets.UTF_8), null));
        }
        message.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(silence))
                .setConnectionRequestTimeout(Timeout.of(request.patience))
                .build());
        var watch = CompletableFuture.runAsync(
                message::cancel, CompletableFuture.delayedExecutor(request.patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return way.execute(message, answer -> taken(message, answer, handler));
        } catch (JudgedNames.NotPublic e) {
            throw new OutboundTrouble(Kind.NOT_ALLOWED, Target.host(request.uri) + " is not a public address");
        } catch (UnknownHostException e) {
            throw new OutboundTrouble(Kind.UNREACHABLE, "there is no host " + request.uri.getHost());
        } catch (InterruptedIOException e) {
            throw tooSlow(request);
        } catch (IOException e) {
            throw System.nanoTime() >= deadline ? tooSlow(request) : nobody(request);
        } finally {
            watch.cancel(false);
        }
    }

    /** Closing reads what is left, which may have no end; an answer that is not wanted any more is cut off. */
    private static <T> T taken(
            HttpUriRequestBase message, ClassicHttpResponse answer, HttpClientResponseHandler<T> handler)
            throws HttpException, IOException {
        try {
            return handler.handleResponse(answer);
        } catch (RuntimeException e) {
            message.cancel();
            throw e;
        }
    }

    private static OutboundTrouble tooSlow(Request request) {
        return new OutboundTrouble(
                Kind.TOO_SLOW, "no whole answer within " + request.patience.toSeconds() + " seconds");
    }

    private static OutboundTrouble nobody(Request request) {
        return new OutboundTrouble(Kind.UNREACHABLE, "nobody answers at " + Target.host(request.uri));
    }

    private static Reply read(ClassicHttpResponse answer, int maxBytes) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var header : answer.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var entity = answer.getEntity();
        return new Reply(answer.getCode(), headers, entity == null ? new byte[0] : read(entity.getContent(), maxBytes));
    }

    private static byte[] read(InputStream content, int maxBytes) throws IOException {
        var all = new ByteArrayOutputStream();
        var block = new byte[BLOCK];
        for (var count = content.read(block); count >= 0; count = content.read(block)) {
            all.write(block, 0, count);
            if (all.size() > maxBytes) {
                throw new OutboundTrouble(Kind.TOO_LARGE, "the answer is longer than " + maxBytes + " bytes");
            }
        }
        return all.toByteArray();
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.GRACEFUL);
        trusting.close(CloseMode.GRACEFUL);
    }

    /** Who else may be asked although they stand in the network that we stand in; told by the product itself. */
    public interface Neighbour {
        boolean isAt(String host, int port);
    }
}
