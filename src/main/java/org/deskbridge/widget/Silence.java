package org.deskbridge.widget;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;

/**
 * How long a socket may be silent, said before the first one opens. Tyrus 2.1 gives a session without a limit a timer
 * that is due at once and looks at the limit only when it runs: a limit set in an opening could close that very socket.
 */
@WebListener
public class Silence implements ServletContextListener {
    private static final long LONGEST_MS = 90_000;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (event.getServletContext().getAttribute(ServerContainer.class.getName())
                instanceof ServerContainer sockets) {
            sockets.setDefaultMaxSessionIdleTimeout(LONGEST_MS);
        }
    }
}
