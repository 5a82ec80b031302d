package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.deskbridge.assistant.TraceView;
import org.deskbridge.assistant.Traces;

/** What visitors asked and the knowledge base did not hold, the same question once. */
@Named
@ViewScoped
public class UnansweredPage implements Serializable {
    private static final int LOOKED_AT = 200;

    @Inject
    Traces traces;

    private List<Question> questions = List.of();

    /** A question, how often it came, and a conversation in which it did. */
    public record Question(String text, int times, String conversation, long confidence) implements Serializable {}

    public void open() {
        var found = new LinkedHashMap<String, Question>();
        for (var trace : traces.unanswered(null, LOOKED_AT)) {
            found.merge(
                    trace.question().strip().toLowerCase(Locale.ROOT),
                    question(trace),
                    (one, more) -> new Question(one.text(), one.times() + 1, one.conversation(), one.confidence()));
        }
        questions = List.copyOf(found.values());
    }

    private static Question question(TraceView trace) {
        return new Question(
                trace.question().strip(),
                1,
                String.valueOf(trace.conversation()),
                KnowledgePage.percent(trace.confidence()));
    }

    public List<Question> getQuestions() {
        return questions;
    }
}
