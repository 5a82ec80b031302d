package org.deskbridge.conversation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.deskbridge.Rows;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Tenant;
import org.deskbridge.upload.UploadBeans;

/** The beans of this package, wired as the container would. */
public final class Beans {
    private Beans() {}

    public static Conversations conversations(
            TestDatabase database, List<Consumer<Said>> onSaid, List<Consumer<Changed>> onChanged) {
        var conversations = database.transactional(Conversations.class);
        conversations.em = database.em();
        conversations.transactions = database.transactions();
        conversations.changed = database.event(onChanged);
        conversations.storing = storing(database, onSaid, onChanged);
        conversations.group = new GroupCommit();
        conversations.group.storing = conversations.storing;
        conversations.rated = database.event(List.of());
        conversations.seen = database.event(List.of());
        return conversations;
    }

    private static Storing storing(
            TestDatabase database, List<Consumer<Said>> onSaid, List<Consumer<Changed>> onChanged) {
        var storing = database.transactional(Storing.class);
        storing.em = database.em();
        storing.clock = Clock.systemUTC();
        storing.files = UploadBeans.used(database, Clock.systemUTC());
        storing.said = database.event(onSaid);
        storing.changed = database.event(onChanged);
        return storing;
    }

    public static Transcripts transcripts(TestDatabase database) {
        var transcripts = database.transactional(Transcripts.class);
        transcripts.em = database.em();
        return transcripts;
    }

    public static Visits visits(TestDatabase database) {
        var visits = database.transactional(Visits.class);
        visits.em = database.em();
        visits.clock = Clock.systemUTC();
        visits.introduced = database.event(List.of());
        return visits;
    }

    public static UUID workspace(TestDatabase database) {
        var workspace = UUID.randomUUID();
        database.tx(() -> Rows.workspace(database.em(), workspace));
        return workspace;
    }

    public static UUID begun(TestDatabase database, UUID workspace) {
        var visitor = Ids.next();
        Tenant.in(
                workspace, () -> visits(database).begin(visitor, visitor, new Visits.Arrival(null, null, null, null)));
        return visitor;
    }
}
