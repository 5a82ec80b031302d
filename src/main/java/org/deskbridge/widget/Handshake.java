package org.deskbridge.widget;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deskbridge.platform.Peer;
import org.jspecify.annotations.Nullable;

/** Notes what only the upgrade request tells: the page's origin, the peer's address, a bearer token. */
@WebListener
public class Handshake extends ServerEndpointConfig.Configurator implements ServletRequestListener {
    static final String ORIGIN = "deskbridge.origin";
    static final String HOST = "deskbridge.host";
    static final String ADDRESS = "deskbridge.address";
    static final String AUTHORIZATION = "deskbridge.authorization";

    /** The upgrade is handled on the thread of its request, and the socket's interface does not tell the address. */
    private static final ThreadLocal<@Nullable String> PEER = new ThreadLocal<>();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        PEER.set(event.getServletRequest().getRemoteAddr());
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        PEER.remove();
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        var headers = request.getHeaders();
        config.getUserProperties().put(ORIGIN, first(headers, "Origin"));
        config.getUserProperties().put(HOST, first(headers, "Host"));
        config.getUserProperties().put(AUTHORIZATION, first(headers, "Authorization"));
        config.getUserProperties()
                .put(
                        ADDRESS,
                        Peer.address(Objects.requireNonNullElse(PEER.get(), ""), first(headers, "X-Forwarded-For")));
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
