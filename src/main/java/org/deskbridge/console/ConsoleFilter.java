package org.deskbridge.console;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.deskbridge.platform.Tenant;

/** Lets every console request see the rows of its member's workspace and no others, and tells browsers to be careful. */
@WebFilter("/console/*")
public class ConsoleFilter extends HttpFilter {
    private static final String NOWHERE = "/console/nowhere.xhtml";
    private static final Set<String> OPEN = Set.of("/console/login.xhtml", "/console/setup.xhtml", NOWHERE);

    /** Bytes; what the server's own parser takes. */
    private static final int MAX_FORM = 2 * 1024 * 1024;

    @Inject
    Member member;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        protect(response);
        if (request.getContentLengthLong() > MAX_FORM) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        if (EndedSession.isMetBy(request)) {
            EndedSession.answer(request, response);
            return;
        }
        var workspace = member.enter();
        if (workspace.isEmpty() && !OPEN.contains(request.getServletPath())) {
            response.sendRedirect(request.getContextPath() + NOWHERE);
            return;
        }
        Tenant.bind(workspace.orElse(null));
        try {
            chain.doFilter(request, response);
        } finally {
            Tenant.bind(null);
        }
    }

    /** The content policy itself comes from PrimeFaces, which knows the nonce of its scripts. */
    private static void protect(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader("Cache-Control", "no-store");
    }
}
