package org.deskbridge.conversation;

import org.deskbridge.TestDatabase;

class PostgresConversationTest extends ConversationContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Override
    int interleavings() {
        return 500;
    }
}
