package org.deskbridge.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One exchange with the outside, kept beside the work it was for. */
@Entity
@Table(name = "delivery_attempt")
class DeliveryAttempt {
    private static final int LONGEST = 8000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "work_item_id")
    UUID workItemId;

    Instant at;
    String request;
    String response;
    int status;
    int millis;

    @Nullable
    String cause;

    @SuppressWarnings("NullAway.Init")
    protected DeliveryAttempt() {}

    @SuppressWarnings("NullAway.Init")
    DeliveryAttempt(UUID item, Attempts.Attempt attempt) {
        this.id = Ids.next();
        this.workItemId = item;
        this.at = attempt.at();
        this.request = cut(attempt.request(), LONGEST);
        this.response = cut(attempt.response(), LONGEST);
        this.status = attempt.status();
        this.millis = attempt.millis();
        this.cause = attempt.cause() == null ? null : cut(attempt.cause(), 1000);
    }

    private static String cut(String text, int length) {
        var clean = text.replace('\0', ' ');
        return clean.length() <= length ? clean : clean.substring(0, length);
    }

    Attempts.Attempt view() {
        return new Attempts.Attempt(at, request, response, status, millis, cause);
    }
}
