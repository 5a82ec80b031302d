package org.deskbridge.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, as ids only.
 *
 * @param pool whose trouble this may become: work of one pool never waits for that of another
 * @param lane what it is about: work of one lane runs in order and one at a time
 */
public record Task(
        String pool,
        String kind,
        String lane,
        String subject,
        @Nullable UUID conversation) {
    /** Work that needs nobody outside. */
    public static final String INNER = "inner";

    public static Task inner(String kind, String lane, String subject, @Nullable UUID conversation) {
        return new Task(INNER, kind, lane, subject, conversation);
    }
}
