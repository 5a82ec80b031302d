package org.deskbridge.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.AttributeChangeNotification;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Hears of WildFly's suspension, the first step of its end: it closes sockets by itself, with a code that means "gone
 * away", before any bean is destroyed. WildFly waits for whoever listens to its state (org.jboss.as.server.jmx.RunningStateJmx);
 * where there is no such state, as on Payara Micro, there is nothing to hear.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Suspension implements NotificationListener {
    private static final Logger LOG = Logger.getLogger(Suspension.class.getName());
    private static final String STATE = "jboss.root:type=state";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    @Inject
    Stopping stopping;

    @PostConstruct
    void listen() {
        try {
            var state = new ObjectName(STATE);
            if (beans.isRegistered(state)) {
                beans.addNotificationListener(state, this, null, getClass().getClassLoader());
            }
        } catch (JMException e) {
            LOG.log(Level.WARNING, "the server's suspension will not be heard of", e);
        }
    }

    @PreDestroy
    void listenNoMore() {
        try {
            beans.removeNotificationListener(new ObjectName(STATE), this);
        } catch (JMException e) {
            LOG.log(Level.FINE, "was not listening", e);
        }
    }

    /** The thread is the server's, which knows nothing of this application. */
    @Override
    public void handleNotification(Notification notification, Object application) {
        if (notification instanceof AttributeChangeNotification change
                && "RunningState".equals(change.getAttributeName())) {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader((ClassLoader) application);
            try {
                became(String.valueOf(change.getNewValue()));
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private void became(String state) {
        switch (state) {
            case "suspending" -> stopping.leave();
            case "normal" -> stopping.stay();
            default -> LOG.log(Level.FINE, "the server is {0}", state);
        }
    }
}
