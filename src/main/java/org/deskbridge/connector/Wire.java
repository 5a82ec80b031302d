package org.deskbridge.connector;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.deskbridge.connector.VendorTrouble.Kind;

/** HTTP as it is spoken to vendors: bounded in time and size, following nobody, and exact about what may have happened. */
final class Wire {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final int REDIRECTS = 3;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Answer exchange(String base, Call call, Map<String, String> headers) {
        try (var body = Outgoing.of(call.content())) {
            var response = send(request(base, call, headers, body), info -> new LimitedBody());
            return new Answer(response.statusCode(), response.headers(), response.body());
        }
    }

    private static HttpRequest request(String base, Call call, Map<String, String> headers, Outgoing body) {
        var request = HttpRequest.newBuilder(URI.create(base + call.path())).timeout(TO_ANSWER);
        headers.forEach(request::header);
        call.headers().forEach(request::header);
        request.setHeader("Accept", "application/json");
        request.setHeader("User-Agent", "Deskbridge");
        request.method(call.method(), body.publisher());
        return request.build();
    }

    /** The limit holds for the whole answer; the client's own ends with its headers. */
    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        var future = client.sendAsync(request, handler);
        try {
            return future.get(TO_ANSWER.toSeconds() + 5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw trouble(request, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw trouble(request, e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new VendorTrouble(Kind.UNKNOWN, "interrupted", 0, "");
        }
    }

    private static VendorTrouble trouble(HttpRequest request, Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> unreachable(request);
            case ConnectException e -> unreachable(request);
            case UnresolvedAddressException e -> unreachable(request);
            case HttpTimeoutException e -> late();
            case TimeoutException e -> late();
            default -> new VendorTrouble(Kind.UNKNOWN, "the connection broke: " + cause.getMessage(), 0, "");
        };
    }

    private static VendorTrouble unreachable(HttpRequest request) {
        return new VendorTrouble(
                Kind.UNREACHABLE, "nobody answers at " + request.uri().getHost(), 0, "");
    }

    private static VendorTrouble late() {
        return new VendorTrouble(Kind.UNKNOWN, "no whole answer within " + TO_ANSWER.toSeconds() + " s", 0, "");
    }

    /** Credentials go only to the account's own address; where that sends us on to its storage, they stay behind. */
    InputStream download(String base, String address, Map<String, String> headers, long maxBytes) {
        var home = URI.create(base);
        var at = home.resolve(address);
        for (var hop = 0; hop <= REDIRECTS; hop++) {
            var atHome = at.getHost() != null && at.getHost().equals(home.getHost()) && at.getPort() == home.getPort();
            if (hop == 0 && !atHome) {
                Addresses.requirePublic(at);
            }
            var request = HttpRequest.newBuilder(at).timeout(TO_ANSWER);
            if (atHome && (hop == 0)) {
                headers.forEach(request::header);
            }
            var response = send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return new Bounded(response.body(), maxBytes);
            }
            at = next(response, at);
            if (!at.getHost().equals(home.getHost())) {
                Addresses.requirePublic(at);
            }
        }
        throw new VendorTrouble(Kind.REFUSED, "the file is behind too many redirections", 0, "");
    }

    private static URI next(HttpResponse<InputStream> response, URI at) {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new VendorTrouble(Kind.UNKNOWN, "the connection broke", 0, "");
        }
        var location = response.headers().firstValue("Location");
        if (((response.statusCode() / 100) != 3) || location.isEmpty()) {
            var kind = response.statusCode() >= 500 ? Kind.UNKNOWN : Kind.NOT_FOUND;
            throw new VendorTrouble(kind, "the file cannot be had: " + response.statusCode(), 0, "");
        }
        return at.resolve(location.get());
    }
}
