package org.deskbridge.action;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;

/** What a visitor has told an action so far, read again from the conversation, so that nothing else has to be remembered. */
final class Dialogue {
    private final Definition action;
    private final List<Said> said;

    Dialogue(Definition action, List<Said> said) {
        this.action = action;
        this.said = said;
    }

    /** The argument that was asked for last, if it was this action that asked. */
    static Optional<Argument> asked(Definition action, String reply) {
        return action.arguments().stream()
                .filter(argument -> reply.endsWith(argument.question()))
                .findFirst();
    }

    /** All values up to and including a message, which answers the last question of this action. */
    Map<String, String> told(String message) {
        var values = new HashMap<String, String>();
        var answer = message;
        var at = lastReplyBefore(said.size());
        while (at >= 0) {
            var argument = asked(action, said.get(at).text());
            if (argument.isEmpty()) {
                break;
            }
            argument.get()
                    .answeredBy(answer)
                    .ifPresent(value -> values.putIfAbsent(argument.get().name(), value));
            var before = lastReplyBefore(at);
            answer = visitorBetween(before, at);
            at = before;
        }
        found(action, answer).forEach(values::putIfAbsent);
        return values;
    }

    static Map<String, String> found(Definition action, String message) {
        var values = new HashMap<String, String>();
        action.arguments()
                .forEach(argument -> argument.in(message).ifPresent(value -> values.put(argument.name(), value)));
        return values;
    }

    private int lastReplyBefore(int end) {
        for (var i = end - 1; i >= 0; i--) {
            if (said.get(i).author().kind() == Author.Kind.ASSISTANT
                    && !Said.ASKS_EMAIL.equals(said.get(i).clientId())) {
                return i;
            }
        }
        return -1;
    }

    private String visitorBetween(int from, int to) {
        var last = "";
        for (var i = Math.max(0, from + 1); i < to; i++) {
            if (said.get(i).author().kind() == Author.Kind.VISITOR) {
                last = said.get(i).text();
            }
        }
        return last;
    }
}
