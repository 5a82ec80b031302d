package org.deskbridge.platform;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Where the outside reaches this product: what the operator says, otherwise what the request was sent to. */
@RequestScoped
public class PublicAddress {
    @Inject
    HttpServletRequest request;

    /** Ends with a slash. */
    public String base() {
        return of(request);
    }

    /** A proxy that ends TLS says so; the host it passes on is its own business. */
    public static String of(HttpServletRequest request) {
        var configured = Configuration.publicUrl();
        if (!configured.isEmpty()) {
            return configured + "/";
        }
        var secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        var host = Objects.requireNonNullElse(request.getHeader("Host"), request.getServerName());
        return (secure ? "https://" : "http://") + host + request.getContextPath() + "/";
    }
}
