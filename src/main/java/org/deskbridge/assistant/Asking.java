package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Turn;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Visits;
import org.deskbridge.escalation.Escalations.Passing;
import org.deskbridge.escalation.RuleSet.Judgement;
import org.deskbridge.workspace.Workspaces;

/**
 * Asks a visitor once for an e-mail address and waits for nothing: what they asked for is answered and handed over as
 * without it. How early it is asked for is the workspace's setting.
 */
@ApplicationScoped
@Transactional
class Asking {
    private static final String QUESTION =
            "If you like, leave your e-mail address, so that an answer reaches you even when this window is closed.";
    private static final String THANKS = "Thank you. An answer can reach you by e-mail as well now.";
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\w.+-])[\\w.%+-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){0,5}\\.[A-Za-z]{2,20}(?![\\w-])");
    private static final int LONGEST = 1000;
    private static final int RECENT = 30;

    /** Characters beside an address that make no question yet. */
    private static final int SHORT = 20;

    @Inject
    Replies replies;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    Visits visits;

    @Inject
    Workspaces workspaces;

    /** As {@link Replies#give}, with the question for the address before or after it. */
    boolean give(UUID workspace, Turn turn, List<Judged> judged, List<Judgement> rules) {
        var sensitivity = sensitivity(workspace);
        var answers = judged.stream().anyMatch(one -> isAnswer(one.decision()));
        if (answers && sensitivity.equals("high")) {
            ask(workspace, turn);
        }
        var given = replies.give(workspace, turn, judged, rules);
        if (given && answers && sensitivity.equals("low")) {
            ask(workspace, turn);
        }
        return given;
    }

    void on(@Observes Passing passing) {
        var sensitivity = sensitivity(passing.workspace());
        if (sensitivity.equals("medium") || sensitivity.equals("high")) {
            ask(passing.workspace(), passing.turn());
        }
    }

    /** An address that is typed into the next message is taken like one from the form. */
    void on(@Observes Said said) {
        if (said.author().kind() == Author.Kind.VISITOR
                && said.text().length() <= LONGEST
                && EMAIL.matcher(said.text()).find()) {
            var view = transcripts.get(said.conversation());
            var found = in(said.text());
            if (view.visitor().email() == null && found.isPresent() && isNextAfterTheQuestion(said)) {
                visits.introduce(view.visitorId(), new Contact(null, found.get(), null));
            }
        }
    }

    /** A message that is an address and little else is no question, and no earlier one asked again. */
    Optional<Judged> thanks(Turn turn, String message) {
        var email = in(message);
        return email.filter(address -> message.strip().length() <= address.length() + SHORT)
                .filter(address -> address.equals(
                        transcripts.get(turn.conversation()).visitor().email()))
                .map(address -> new Judged(new Decision.Looked(THANKS, List.of()), "e-mail", 0, null, 0));
    }

    private static Optional<String> in(String text) {
        var found = EMAIL.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private boolean isNextAfterTheQuestion(Said said) {
        var recent = transcripts.visible(said.conversation(), Math.max(0, said.seq() - RECENT), RECENT);
        return recent.reversed().stream()
                .filter(one -> one.seq() < said.seq())
                .takeWhile(one -> one.author().kind() != Author.Kind.VISITOR)
                .anyMatch(one -> Said.ASKS_EMAIL.equals(one.clientId()));
    }

    /** What was only asked back is no answer yet, and two questions at once are one too many. */
    private static boolean isAnswer(Decision decision) {
        return decision instanceof Decision.Answer
                || (decision instanceof Decision.Looked looked
                        && !looked.tools().isEmpty());
    }

    private String sensitivity(UUID workspace) {
        var abilities = workspaces.abilities(workspace);
        return abilities.emailCapture() ? abilities.emailSensitivity() : "never";
    }

    /** In our own chat only: a help desk knows whom it talks to. The id lets it be said once in a conversation. */
    private void ask(UUID workspace, Turn turn) {
        var view = transcripts.get(turn.conversation());
        if (view.visitor().email() == null && view.origin() == null) {
            conversations.answer(
                    turn,
                    Utterance.assistant(
                            turn.conversation(),
                            workspaces.get(workspace).assistantName(),
                            QUESTION,
                            Said.ASKS_EMAIL,
                            List.of()));
        }
    }
}
