package org.deskbridge.workspace;

import java.time.Clock;
import org.deskbridge.TestDatabase;

/** The beans of this package, wired as the container would. */
public final class WorkspaceBeans {
    private WorkspaceBeans() {}

    public static Workspaces workspaces(TestDatabase database) {
        var workspaces = database.transactional(Workspaces.class);
        workspaces.em = database.em();
        workspaces.clock = Clock.systemUTC();
        return workspaces;
    }

    public static Accounts accounts(TestDatabase database) {
        var accounts = database.transactional(Accounts.class);
        accounts.em = database.em();
        accounts.clock = Clock.systemUTC();
        accounts.passwords = new Passwords();
        return accounts;
    }

    public static Members members(TestDatabase database) {
        var members = database.transactional(Members.class);
        members.em = database.em();
        members.accounts = accounts(database);
        return members;
    }
}
