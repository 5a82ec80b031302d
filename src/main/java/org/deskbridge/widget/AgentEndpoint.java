package org.deskbridge.widget;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Peer;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Accounts.Person;
import org.jspecify.annotations.Nullable;

/** The agents' socket: admits who is logged in to the console, or a program with an API token. */
@Dependent
@ServerEndpoint(value = "/ws/agent", configurator = Handshake.class)
public class AgentEndpoint {
    private static final Logger LOG = Logger.getLogger(AgentEndpoint.class.getName());

    @Inject
    Accounts accounts;

    @Inject
    ChatParts parts;

    private final Arrivals arrivals = new Arrivals();
    private volatile @Nullable AgentChat chat;

    @OnOpen
    public void open(Session session) throws IOException {
        ChatEndpoint.settle(session);
        var person = person(session);
        if (person.isEmpty() || !ownPage(session)) {
            session.close(Frames.NOT_ALLOWED);
            return;
        }
        var opened = new AgentChat(session, person.get(), ChatEndpoint.property(session, Handshake.BASE), parts);
        chat = opened;
        arrivals.opened(opened::take);
    }

    private Optional<Person> person(Session session) {
        var header = ChatEndpoint.property(session, Handshake.AUTHORIZATION);
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return accounts.tokenOwner(header.substring(7).strip());
        }
        var principal = session.getUserPrincipal();
        return principal == null ? Optional.empty() : accounts.withEmail(principal.getName());
    }

    /** A page of another site could open this socket with the agent's own cookie; its origin gives it away. */
    private static boolean ownPage(Session session) {
        var origin = ChatEndpoint.property(session, Handshake.ORIGIN);
        return origin.isEmpty() || Peer.isOwnPage(origin, ChatEndpoint.property(session, Handshake.HOST));
    }

    @OnMessage(maxMessageSize = Frames.MAX_BYTES)
    public void message(String text) {
        arrivals.arrive(text);
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
        LOG.log(Level.FINE, "agent socket failed", failure);
    }
}
