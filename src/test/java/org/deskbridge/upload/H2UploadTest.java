package org.deskbridge.upload;

import org.deskbridge.TestDatabase;

class H2UploadTest extends UploadContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
