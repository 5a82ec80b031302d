package org.deskbridge.connector;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Ids;
import org.deskbridge.work.WorkBeans;

/** The door to vendors, wired as the container would. */
public final class TestDoor {
    private final VendorDoor door = new VendorDoor();

    public TestDoor(TestDatabase database, Clock clock) {
        var blocks = database.transactional(Blocks.class);
        blocks.em = database.em();
        door.blocks = blocks;
        door.brakes = WorkBeans.brakes(clock);
        door.clock = clock;
        door.open();
    }

    public VendorAccount account(Helpdesk helpdesk, Map<String, String> credentials, JsonObject settings) {
        return new VendorAccount(door, helpdesk, Ids.next(), credentials, settings, null);
    }
}
