package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Answer.Cut;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Options;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox on a port of its own, in the test's process: it lives on while the product's server is killed. Each
 * request that a vendor's own description covers is checked against it.
 */
public final class SandboxServer implements AutoCloseable {
    private final Sandbox sandbox;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sandbox-", 0).factory());
    private final ScheduledExecutorService webhooks;
    private final @Nullable VendorSpecs specs;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    private SandboxServer(Clock clock, @Nullable VendorSpecs specs) {
        this.specs = specs;
        this.webhooks = Executors.newScheduledThreadPool(
                32, Thread.ofPlatform().daemon().name("sandbox-webhook-", 0).factory());
        this.sandbox = new Sandbox(clock, webhooks);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/sandbox", this::serve);
        server.setExecutor(requests);
        server.start();
    }

    /** In real time, with every request checked against the vendors' descriptions. */
    public static SandboxServer start() {
        return new SandboxServer(Clock.systemUTC(), VendorSpecs.found().orElse(null));
    }

    /** For tests of the sandbox itself, which send what is wrong on purpose. */
    public static SandboxServer unchecked(Clock clock) {
        return new SandboxServer(clock, null);
    }

    public static SandboxServer checked(Clock clock) {
        return new SandboxServer(clock, VendorSpecs.found().orElse(null));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For the product's setting of a vendor's address. */
    public String template(String vendor) {
        return url(vendor, vendor.equals("intercom") ? "{appId}" : "{subdomain}");
    }

    public String url(String vendor, String account) {
        return "http://127.0.0.1:" + port() + "/sandbox/" + vendor + "/" + account;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public GorgiasDesk gorgias(String account) {
        return (GorgiasDesk) sandbox.desk("gorgias", account);
    }

    public ZendeskDesk zendesk(String account) {
        return (ZendeskDesk) sandbox.desk("zendesk", account);
    }

    public FreshdeskDesk freshdesk(String account) {
        return (FreshdeskDesk) sandbox.desk("freshdesk", account);
    }

    public ConversationsDesk conversations(String account) {
        return (ConversationsDesk) sandbox.desk("zendesk-conversations", account);
    }

    public IntercomDesk intercom(String account) {
        return (IntercomDesk) sandbox.desk("intercom", account);
    }

    /** An account as new, set like the body of the control call that does the same. */
    public Desk open(String vendor, String account, String options) {
        return sandbox.open(
                vendor,
                account,
                new Options(Doc.parse(options.getBytes(UTF_8)).orElseThrow().asJsonObject()));
    }

    /** What did not fit the vendors' descriptions, as text; hopefully nothing. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = asked(exchange);
            if (specs != null && violations.size() < 200) {
                violations.addAll(specs.check(request));
            }
            send(exchange, sandbox.handle(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request asked(HttpExchange exchange) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                "http://127.0.0.1:" + port() + "/sandbox",
                uri.getRawPath().substring("/sandbox".length()),
                uri.getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.cut() == Cut.BEFORE || answer.cut() == Cut.AFTER) {
            return;
        }
        var body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        var sent = answer.cut() == Cut.TRUNCATED ? body.length / 2 : body.length;
        if (sent > 0) {
            exchange.getResponseBody().write(body, 0, sent);
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        sandbox.stopHanging();
        server.stop(0);
        requests.shutdownNow();
        webhooks.shutdownNow();
    }
}
