package org.deskbridge.retention;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Once an hour what is older than a workspace keeps is put into work; whichever node is first does it. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class RetentionTimer {
    @Inject
    Forgetting forgetting;

    @Schedule(hour = "*", minute = "41", persistent = false)
    void hourly() {
        forgetting.plan();
    }
}
