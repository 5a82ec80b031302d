package org.deskbridge.conversation;

import org.deskbridge.TestDatabase;

class H2ConversationTest extends ConversationContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    int interleavings() {
        return 1500;
    }
}
