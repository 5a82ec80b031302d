package org.deskbridge.operations;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Hears of the end while sockets and the connection pool still live: servers destroy such beans before the rest. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StoppingListener {
    @Inject
    Stopping stopping;

    @PreDestroy
    void stop() {
        stopping.stop();
    }
}
