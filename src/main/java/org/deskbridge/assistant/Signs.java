package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.deskbridge.assistant.Decision.HandOver;
import org.deskbridge.assistant.Decision.Looked;
import org.deskbridge.assistant.Decision.Unsure;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Sign;

/** Everything in a turn that may be a reason to hand over, whatever the rules will say to it. */
@ApplicationScoped
public class Signs {
    /** Before the name of an action, in the name of the tool that it is. */
    static final String ACTION = "action:";

    /** A yes and little else; whoever goes on to ask something wants an answer and not a person. */
    private static final Pattern CONSENT = Pattern.compile("(?i)\\W*((yes|yeah|yep|yup|of course)\\b[^?]{0,30}|"
            + "(sure|okay|ok|please|do|go ahead|that would be (great|good|nice))"
            + "([\\s,.!]+(please|do|so|it|that|thanks|thank you|go ahead|would be (great|good|nice)))*\\W*)");

    @Inject
    Frustration frustration;

    /**
     * What a turn consists of, for the live chat and for a rehearsal alike.
     *
     * @param texts the visitor's, oldest first
     * @param unanswered how many of them, at the end, nobody has answered
     * @param topics what always goes to people, where that is asked for
     */
    public record Heard(List<String> texts, int unanswered, String lastReply, List<String> topics) {}

    /** In the order of the reasons. */
    public List<Sign> in(Heard heard, List<Judged> judged) {
        var signs = new ArrayList<Sign>();
        asked(heard, judged, signs);
        if (!judged.isEmpty() && judged.stream().allMatch(one -> one.decision() instanceof Unsure)) {
            var best = judged.getLast().decision().confidence();
            signs.add(new Sign(Reason.LOW_CONFIDENCE, best, percent(best) + " sure of the best article"));
        }
        var score = frustration.of(heard.texts, heard.lastReply);
        if (score.value() > 0) {
            signs.add(new Sign(Reason.FRUSTRATION, score.value(), score.why()));
        }
        actions(judged, signs);
        topics(heard, signs);
        return signs;
    }

    private static void asked(Heard heard, List<Judged> judged, List<Sign> signs) {
        var strongest = judged.stream().mapToDouble(Judged::humanRequest).max().orElse(0);
        if (judged.stream().anyMatch(one -> one.decision() instanceof HandOver)) {
            signs.add(new Sign(Reason.EXPLICIT_REQUEST, strongest, "asks for a person"));
        } else if (heard.lastReply.endsWith(Replies.ASKS) && isConsent(heard.texts.getLast())) {
            signs.add(new Sign(Reason.EXPLICIT_REQUEST, 1, "accepts the offer of a person"));
        }
    }

    static boolean isConsent(String text) {
        return CONSENT.matcher(text).matches();
    }

    private static void actions(List<Judged> judged, List<Sign> signs) {
        judged.stream()
                .map(Judged::decision)
                .filter(Looked.class::isInstance)
                .flatMap(decision -> ((Looked) decision).tools().stream())
                .filter(tool -> tool.name().startsWith(ACTION))
                .map(tool -> tool.name().substring(ACTION.length()))
                .distinct()
                .forEach(name -> signs.add(new Sign(Reason.ACTION, 1, name)));
    }

    /** A topic is there when all of its words are, in whatever form and order. */
    private static void topics(Heard heard, List<Sign> signs) {
        var from = Math.max(0, heard.texts.size() - Math.max(1, heard.unanswered));
        for (var topic : heard.topics) {
            if (heard.texts.subList(from, heard.texts.size()).stream()
                    .anyMatch(text -> StoredSigns.isAbout(text, topic))) {
                signs.add(new Sign(Reason.TOPIC, 1, topic));
            }
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
