package org.deskbridge.bench;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** The limit of what a socket of this server can do: a frame comes back as it is, and nothing is kept. */
@ServerEndpoint("/echo")
public class Echo {
    @OnMessage
    public void message(Session session, String text) {
        session.getAsyncRemote().sendText(text, result -> {});
    }
}
