package org.deskbridge.work;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** The safety net below the nudge: work that another node left, that was put off, or whose nudge was lost. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkTimer {
    @Inject
    Worker worker;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        worker.tick();
    }
}
