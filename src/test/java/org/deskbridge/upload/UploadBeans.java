package org.deskbridge.upload;

import java.time.Clock;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.AttachedFiles;
import org.deskbridge.platform.Secrets;

/** The beans of this package, wired as the container would. */
public final class UploadBeans {
    private UploadBeans() {}

    public static AttachedFiles used(TestDatabase database, Clock clock) {
        var used = database.transactional(UsedUploads.class);
        used.em = database.em();
        used.links = links(clock);
        return used;
    }

    public static Uploads uploads(TestDatabase database, Clock clock) {
        var uploads = new Uploads();
        uploads.files = database.transactional(StoredFiles.class);
        uploads.files.em = database.em();
        uploads.files.clock = clock;
        return uploads;
    }

    static SignedLinks links(Clock clock) {
        var links = new SignedLinks();
        links.clock = clock;
        links.secrets = new Secrets();
        return links;
    }
}
