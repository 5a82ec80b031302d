package org.deskbridge.sync;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.deskbridge.connector.KeyRotation;

/**
 * Looks each second whether a connector is due to be reconciled, soon for conversations whose desk is gone, each minute for
 * new keys, each ten minutes for webhooks that a vendor has switched off, and once an hour for what was heard days ago. A
 * node that was away looks for such webhooks at once: its absence is why they would be off.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SyncTimer {
    @Inject
    Reconciling reconciling;

    @Inject
    KeyRotation keys;

    @Inject
    Forgetting forgetting;

    @Inject
    Adopting adopting;

    @Inject
    Reviving reviving;

    private volatile boolean hasRevived;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        reconciling.reconcile();
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void eachTenSeconds() {
        adopting.adopt();
    }

    /** On a thread of its own: the first account may be at a vendor that hangs. */
    @Schedule(hour = "*", minute = "*", second = "5/10", persistent = false)
    void soonAfterTheStart() {
        if (!hasRevived) {
            hasRevived = true;
            reviving.revive();
        }
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void eachTenMinutes() {
        reviving.revive();
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void eachMinute() {
        keys.check();
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void hourly() {
        forgetting.forget();
    }
}
