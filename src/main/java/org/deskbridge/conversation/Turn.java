package org.deskbridge.conversation;

import java.util.List;
import java.util.UUID;

/**
 * What the assistant read before it began to think; its answer is worth something only while this still holds.
 *
 * @param visitorTexts what the visitor has said, oldest first
 * @param unanswered how many of them, at the end, nobody has answered
 * @param lastReply what the assistant or an agent said last; empty when nothing yet
 */
public record Turn(
        UUID conversation,
        Control control,
        int controlVersion,
        long lastVisitorSeq,
        List<String> visitorTexts,
        int unanswered,
        String lastReply) {}
