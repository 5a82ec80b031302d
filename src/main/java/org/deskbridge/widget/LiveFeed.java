package org.deskbridge.widget;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries what was committed to those who listen, off the committing thread; a hint only, the log is the truth. */
@ApplicationScoped
class LiveFeed implements Executor {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class.getName());

    @Resource
    ManagedExecutorService executor;

    void soon(Runnable push) {
        execute(push);
    }

    @Override
    public void execute(Runnable push) {
        try {
            executor.execute(push);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "no thread for a push; the next heartbeat brings it", e);
        }
    }
}
