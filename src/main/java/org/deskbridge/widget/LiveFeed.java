package org.deskbridge.widget;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
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
    private static final int MOST = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Resource
    ManagedExecutorService executor;

    @Resource
    TransactionSynchronizationRegistry transactions;

    private final Map<UUID, Queue<Runnable>> waiting = new HashMap<>();
    private final Runners runners = new Runners(work -> executor.execute(work), MOST, PATIENCE);

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
            waiting.put(conversation, new ArrayDeque<>(List.of(push)));
        }
        runners.execute(() -> inOrder(conversation));
    }

    private void inOrder(UUID conversation) {
        for (var push = next(conversation); push != null; push = next(conversation)) {
            Runners.guarded(push);
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
        runners.execute(push);
    }
}
