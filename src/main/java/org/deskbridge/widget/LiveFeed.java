package org.deskbridge.widget;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Failpoint;
import org.jspecify.annotations.Nullable;

/**
 * Carries what was committed to those who listen, off the committing thread and in order for each conversation, so that
 * the last status sent is the last there was; a hint only, the log is the truth.
 */
@ApplicationScoped
class LiveFeed implements Executor {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class.getName());

    @Resource
    ManagedExecutorService executor;

    @Resource
    TransactionSynchronizationRegistry transactions;

    private final Map<UUID, Queue<Runnable>> waiting = new HashMap<>();

    /**
     * After the commit, where a transaction runs. What one transaction has to tell is kept in the order in which it came
     * about: the server may call those who observe a commit in any order, and WildFly calls the last one first.
     */
    void soon(UUID conversation, Runnable push) {
        switch (transactions.getTransactionStatus()) {
            case Status.STATUS_ACTIVE -> AfterCommit.of(transactions).add(() -> enqueue(conversation, push));
            case Status.STATUS_MARKED_ROLLBACK -> LOG.fine("nothing to tell of what will not have happened");
            default -> enqueue(conversation, push);
        }
    }

    private void enqueue(UUID conversation, Runnable push) {
        Failpoint.PUSH_AFTER_COMMIT.pass();
        synchronized (waiting) {
            var queue = waiting.get(conversation);
            if (queue != null) {
                queue.add(push);
                return;
            }
            waiting.put(conversation, new ArrayDeque<>());
        }
        if (!isTaken(() -> inOrder(conversation, push))) {
            synchronized (waiting) {
                waiting.remove(conversation);
            }
        }
    }

    private void inOrder(UUID conversation, Runnable first) {
        for (Runnable push = first; push != null; push = next(conversation)) {
            try {
                push.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a push failed; the next heartbeat brings it", e);
            }
        }
    }

    private @Nullable Runnable next(UUID conversation) {
        synchronized (waiting) {
            var queue = waiting.get(conversation);
            var next = queue == null ? null : queue.poll();
            if (next == null) {
                waiting.remove(conversation);
            }
            return next;
        }
    }

    @Override
    public void execute(Runnable push) {
        isTaken(push);
    }

    private boolean isTaken(Runnable push) {
        try {
            executor.execute(push);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "no thread for a push; the next heartbeat brings it", e);
            return false;
        }
    }
}
