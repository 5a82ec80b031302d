package org.deskbridge.workspace;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.deskbridge.platform.Peer;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** No REST method is reached without a token, except one that says {@link PermitAll}, {@link ConsoleToo} or {@link ConsoleLink}. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter, ContainerResponseFilter {
    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Tenant.bind(null);
        if (isOpen()) {
            return;
        }
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null && isForConsole(request)) {
            accounts.withEmail(request.getSecurityContext().getUserPrincipal().getName())
                    .ifPresent(person -> caller.isLoggedIn(person.id()));
            return;
        }
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new Problem(401, "send Authorization: Bearer <api token>");
        }
        caller.is(accounts.bearer(header.substring(7).strip())
                .orElseThrow(() -> new Problem(401, "this token is unknown or has expired")));
    }

    private boolean isOpen() {
        return isMarked(PermitAll.class);
    }

    private boolean isForConsole(ContainerRequestContext request) {
        return request.getSecurityContext().getUserPrincipal() != null
                && (isMarked(ConsoleLink.class) || (isMarked(ConsoleToo.class) && isFromOwnPage(request)));
    }

    /** The cookie alone proves nothing: a page of another site could send it too. */
    private static boolean isFromOwnPage(ContainerRequestContext request) {
        return Peer.isOwnPage(request.getHeaderString("Origin"), request.getHeaderString(HttpHeaders.HOST));
    }

    private boolean isMarked(Class<? extends Annotation> mark) {
        return resource != null
                && resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(mark);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Tenant.bind(null);
    }
}
