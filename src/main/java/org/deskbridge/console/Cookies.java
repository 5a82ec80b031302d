package org.deskbridge.console;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.deskbridge.platform.Configuration;

/** Keeps the session's cookie from scripts, from other sites' requests, and from plain HTTP where the public address is HTTPS. */
@WebListener
public class Cookies implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(Configuration.publicUrl().startsWith("https://"));
    }
}
