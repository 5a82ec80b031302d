package org.deskbridge.widget;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deskbridge.platform.Peer;
import org.deskbridge.platform.PublicAddress;
import org.jspecify.annotations.Nullable;

/** Notes what only the upgrade request tells: the page's origin, the peer's address, a bearer token. */
@WebListener
public class Handshake extends ServerEndpointConfig.Configurator implements ServletRequestListener {
    static final String ORIGIN = "deskbridge.origin";
    static final String HOST = "deskbridge.host";
    static final String BASE = "deskbridge.base";
    static final String ADDRESS = "deskbridge.address";
    static final String AUTHORIZATION = "deskbridge.authorization";

    /** The upgrade is handled on the thread of its request, of which the socket's interface tells only the headers. */
    private static final ThreadLocal<@Nullable HttpServletRequest> REQUEST = new ThreadLocal<>();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            REQUEST.set(request);
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        REQUEST.remove();
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        var headers = request.getHeaders();
        config.getUserProperties().put(ORIGIN, first(headers, "Origin"));
        config.getUserProperties().put(HOST, first(headers, "Host"));
        config.getUserProperties().put(AUTHORIZATION, first(headers, "Authorization"));
        var upgrade = Objects.requireNonNull(REQUEST.get(), "an upgrade request");
        config.getUserProperties().put(BASE, PublicAddress.of(upgrade));
        config.getUserProperties()
                .put(ADDRESS, Peer.address(upgrade.getRemoteAddr(), first(headers, "X-Forwarded-For")));
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name)
                        && !header.getValue().isEmpty())
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse("");
    }
}
