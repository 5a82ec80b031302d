package org.deskbridge.widget;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Visits;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.platform.RateLimits;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Workspaces;

/** What every socket needs; sockets are no beans. Dependent, because fields cannot be read through a scope's proxy. */
@Dependent
class ChatParts {
    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    OneTransaction oneTransaction;

    @Inject
    Visits visits;

    @Inject
    Escalations escalations;

    @Inject
    HandOvers handOvers;

    @Inject
    ConversationBodies bodies;

    @Inject
    OpenSockets sockets;

    @Inject
    Announcing announcing;

    @Inject
    LiveFeed feed;

    @Inject
    VisitorTokens tokens;

    @Inject
    Identities identities;

    @Inject
    RateLimits limits;

    @Inject
    Accounts accounts;

    @Inject
    Workspaces workspaces;
}
