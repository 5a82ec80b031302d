package org.deskbridge.widget;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** The shopper's socket: admits a page of the workspace's sites and hands its frames to one {@link Chat}. */
@Dependent
@ServerEndpoint(value = "/ws/chat/{widgetKey}", configurator = Handshake.class)
public class ChatEndpoint {
    private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());
    private static final long SEND_MS = 20_000;

    @Inject
    Workspaces workspaces;

    @Inject
    ChatParts parts;

    private final Arrivals arrivals = new Arrivals();
    private volatile @Nullable Chat chat;

    @OnOpen
    public void open(Session session, @PathParam("widgetKey") String key) throws IOException {
        settle(session);
        Optional<WorkspaceView> workspace;
        try {
            workspace = workspaces.withWidgetKey(key);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a shopper is told to come back: {0}", e.getMessage());
            session.close(Frames.NOT_NOW);
            return;
        }
        var origin = property(session, Handshake.ORIGIN);
        if (workspace.isEmpty() || !workspace.get().admits(origin)) {
            session.close(Frames.NOT_ALLOWED);
            return;
        }
        var opened = new Chat(session, workspace.get(), parts);
        chat = opened;
        arrivals.opened(text -> Tenant.in(opened.workspace(), () -> opened.take(text)));
    }

    /** A frame over the bound arrives as a close of the container; this bound only has to be a little above ours. */
    static void settle(Session session) {
        session.setMaxTextMessageBufferSize(Frames.MAX_BYTES + 1);
        session.getAsyncRemote().setSendTimeout(SEND_MS);
    }

    @OnMessage(maxMessageSize = Frames.MAX_BYTES)
    public void message(String text) {
        arrivals.arrive(text);
    }

    @OnMessage(maxMessageSize = Frames.MAX_BYTES)
    public void binary(byte[] bytes) {
        var current = chat;
        if (current != null) {
            current.refuse("text frames only");
        }
    }

    @OnClose
    public void close(Session session, CloseReason reason) {
        var current = chat;
        if (current != null) {
            current.gone();
        }
    }

    @OnError
    public void error(Session session, Throwable failure) {
        LOG.log(Level.FINE, "socket failed", failure);
    }

    static String property(Session session, String name) {
        return String.valueOf(session.getUserProperties().getOrDefault(name, ""));
    }
}
