package org.deskbridge.sync;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
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
    private static final Duration SOON_AFTER_THE_START = Duration.ofSeconds(8);

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

    @Resource
    TimerService timers;

    /** Not at once: the first account may be at a vendor that hangs, and nobody should wait for it. */
    @PostConstruct
    void start() {
        timers.createSingleActionTimer(SOON_AFTER_THE_START.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void soonAfterTheStart() {
        reviving.revive();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        reconciling.reconcile();
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void eachTenSeconds() {
        adopting.adopt();
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
