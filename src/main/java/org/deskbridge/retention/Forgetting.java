package org.deskbridge.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkQueue;
import org.deskbridge.workspace.Workspaces;

/** Turns each workspace's setting into work: a lane runs on one node at a time, and goes on elsewhere after a kill. */
@ApplicationScoped
@Transactional
class Forgetting {
    private static final String POOL = "retention";

    @Inject
    Workspaces workspaces;

    @Inject
    WorkQueue work;

    void plan() {
        for (var workspace : workspaces.thatForget()) {
            Tenant.in(workspace, () -> add(workspace));
        }
    }

    private void add(UUID workspace) {
        var lane = "retention:" + workspace;
        work.addUnlessWaiting(new Task(POOL, Erasing.KIND, lane, workspace.toString(), null));
    }
}
