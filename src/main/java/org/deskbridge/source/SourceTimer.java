package org.deskbridge.source;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks each minute whether a site wants to be read again. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SourceTimer {
    @Inject
    Revisiting revisiting;

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    void tick() {
        revisiting.revisit();
    }
}
