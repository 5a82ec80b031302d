package org.deskbridge.upload;

import org.deskbridge.TestDatabase;

class PostgresUploadTest extends UploadContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
