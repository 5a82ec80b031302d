package org.deskbridge.operations;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Trail;
import org.jspecify.annotations.Nullable;

/** Gives every request its trace and counts every answer, whichever part of the product gives it. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFilter extends HttpFilter {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Names of libraries stand there for the server, which is told by them not to read those for annotations. */
    private static final String NOT_FOR_VISITORS = "/WEB-INF__";

    private static final Pattern CONNECTOR = Pattern.compile("/connectors/([0-9a-f-]{36})");

    @Inject
    transient Meters meters;

    /** A proxy's own id is gone on with where it is one. */
    private static Trail trail(@Nullable String given, String path) {
        var trace = given != null && ID.matcher(given).matches()
                ? given
                : Ids.next().toString();
        var connector = CONNECTOR.matcher(path);
        return new Trail(trace, null, connector.find() ? connector.group(1) : null);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var area = Area.of(path);
        var status = 500;
        var trail = trail(request.getHeader("X-Request-Id"), path);
        response.setHeader("X-Request-Id", trail.trace());
        var before = Trail.swap(trail);
        try {
            if (request.getServletPath().startsWith(NOT_FOR_VISITORS)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                chain.doFilter(request, response);
            }
            status = response.getStatus();
        } finally {
            Trail.swap(before);
            meters.responded(area, status);
        }
    }
}
