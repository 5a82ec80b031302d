package org.deskbridge.upload;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Uploads that no message came to name do not stay. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class UploadTimer {
    @Inject
    Uploads uploads;

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void tick() {
        uploads.removeUnused();
    }
}
