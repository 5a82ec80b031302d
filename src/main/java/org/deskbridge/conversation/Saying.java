package org.deskbridge.conversation;

import org.deskbridge.platform.Trail;
import org.jspecify.annotations.Nullable;

/** An utterance on its way into the log, and what the speaker's thread is about. */
record Saying(Utterance utterance, @Nullable Trail trail) {}
