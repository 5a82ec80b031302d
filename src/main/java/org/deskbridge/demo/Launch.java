package org.deskbridge.demo;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.knowledge.Retrieval;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.JsonLines;
import org.deskbridge.workspace.Bootstrap;
import org.deskbridge.workspace.KeyCheck;
import org.eclipse.microprofile.health.Readiness;

/** Runs once when the application starts: fills an empty database and says where to go. */
@WebListener
public class Launch implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(Launch.class.getName());

    @Inject
    Bootstrap bootstrap;

    @Inject
    @Readiness
    KeyCheck keys;

    @Inject
    DemoShop shop;

    @Inject
    DemoActions actions;

    @Inject
    Retrieval retrieval;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        JsonLines.install();
        keys.atStart();
        prepare();
        if (Configuration.on("demo")) {
            shop.stock(event.getServletContext());
            Configuration.text("public-url").ifPresent(any -> actions.at(Configuration.publicUrl()));
        }
        retrieval.warmUp();
        LOG.info(greeting());
    }

    /** Of the nodes that start at the same moment on an empty database one fills it; the others find that it is filled. */
    private void prepare() {
        try {
            bootstrap.prepare();
        } catch (RuntimeException e) {
            if (!bootstrap.isDone()) {
                throw e;
            }
            LOG.log(Level.FINE, "another node was first", e);
        }
    }

    private static String greeting() {
        var base = Configuration.publicUrl();
        var lines = new StringBuilder("Deskbridge is ready.\n  Console:    ")
                .append(base)
                .append("/console/\n");
        if (Configuration.on("demo")) {
            lines.append("  Storefront: ")
                    .append(base)
                    .append("/\n  Demo login: ")
                    .append(Bootstrap.DEMO_EMAIL);
            if (Configuration.text("bootstrap.owner-email").isEmpty()) {
                lines.append(" / ").append(Bootstrap.DEMO_PASSWORD);
            }
        }
        return lines.toString();
    }
}
