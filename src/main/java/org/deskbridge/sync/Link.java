package org.deskbridge.sync;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.work.Task;
import org.jspecify.annotations.Nullable;

/** A conversation's ticket at a vendor, as it was read. */
record Link(
        UUID id,
        UUID workspace,
        UUID conversation,
        int number,
        UUID episode,
        UUID connector,
        @Nullable String externalId,
        @Nullable String url,
        @Nullable String requester,
        String status,
        long coversPosition,
        @Nullable UUID firstMessage,
        @Nullable String follows,
        @Nullable String readMark) {
    boolean ended() {
        return status.equals("solved") || isClosed();
    }

    boolean isClosed() {
        return status.equals("closed");
    }

    /** What an older ticket is called once a newer one goes on in its place at the vendor. */
    static String formerly(String externalId, int number) {
        return externalId + "#" + number;
    }

    boolean hasGivenWay() {
        return externalId != null && externalId.endsWith("#" + number);
    }

    boolean isOpened() {
        return externalId != null;
    }

    Opened opened() {
        return new Opened(Objects.requireNonNull(externalId), Objects.requireNonNullElse(url, ""), requester, Map.of());
    }

    /** In and out share one lane, so that an echo of what we wrote is read after its id was recorded. */
    Task task(String kind, String subject) {
        return new Task(connector.toString(), kind, "desk:" + conversation, subject, conversation);
    }
}
