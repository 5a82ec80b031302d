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
 * new keys, and once an hour for webhooks that a vendor has switched off and for what was heard days ago.
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

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        reconciling.reconcile();
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void eachTenSeconds() {
        adopting.adopt();
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void eachMinute() {
        keys.check();
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void hourly() {
        forgetting.forget();
        reviving.revive();
    }
}
