package org.deskbridge.widget;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/** What is to be done once a transaction has committed, in the order in which it was added. */
final class AfterCommit implements Synchronization {
    private final List<Runnable> all = new ArrayList<>();

    private AfterCommit() {}

    /** The one of the transaction that runs. */
    static AfterCommit of(TransactionSynchronizationRegistry transactions) {
        if (transactions.getResource(AfterCommit.class) instanceof AfterCommit present) {
            return present;
        }
        var fresh = new AfterCommit();
        transactions.putResource(AfterCommit.class, fresh);
        transactions.registerInterposedSynchronization(fresh);
        return fresh;
    }

    void add(Runnable one) {
        all.add(one);
    }

    @Override
    public void beforeCompletion() {
        // nothing is true before the commit
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            all.forEach(Runnable::run);
        }
    }
}
