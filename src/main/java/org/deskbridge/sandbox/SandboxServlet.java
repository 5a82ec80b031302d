package org.deskbridge.sandbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.deskbridge.platform.Configuration;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Answer.Cut;
import org.deskbridge.sandbox.kit.Request;
import org.jspecify.annotations.Nullable;

/** The sandbox on the product's own server, only where an operator has switched it on. */
@WebServlet("/sandbox/*")
public class SandboxServlet extends HttpServlet {
    private static final int LARGEST = 60 << 20;

    @Resource
    ManagedScheduledExecutorService threads;

    @Inject
    Clock clock;

    private @Nullable Sandbox sandbox;
    private @Nullable Snapshot snapshot;
    private @Nullable ScheduledFuture<?> writing;

    @Override
    public void init() {
        if (Configuration.on("sandbox")) {
            var started = new Sandbox(clock, threads);
            var kept = new Snapshot(started, Configuration.dataDirectory().resolve("sandbox.json"));
            kept.read();
            writing = threads.scheduleWithFixedDelay(kept::write, 1, 1, TimeUnit.SECONDS);
            sandbox = started;
            snapshot = kept;
        }
    }

    @Override
    public void destroy() {
        if (writing != null) {
            writing.cancel(false);
        }
        if (snapshot != null) {
            snapshot.write();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (sandbox == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            send(sandbox.handle(asked(request)), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static Request asked(HttpServletRequest request) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Objects.requireNonNullElse(request.getHeader(name), "")));
        var whole = request.getRequestURL().toString();
        var mount = request.getContextPath() + request.getServletPath();
        var base = whole.substring(0, whole.length() - request.getRequestURI().length()) + mount;
        return new Request(
                request.getMethod(),
                base,
                request.getRequestURI().substring(mount.length()),
                request.getQueryString(),
                headers,
                request.getInputStream().readNBytes(LARGEST));
    }

    /** The servlet API cannot hang up; a promise of more bytes than come makes the server break off. */
    private static void send(Answer answer, HttpServletResponse response) throws IOException {
        var body = answer.cut() == Cut.BEFORE || answer.cut() == Cut.AFTER ? new byte[0] : answer.body();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.cut() == Cut.NONE) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            return;
        }
        response.setHeader("Connection", "close");
        response.setContentLength(answer.body().length + 1);
        response.getOutputStream().write(body, 0, body.length / 2);
        response.flushBuffer();
    }
}
