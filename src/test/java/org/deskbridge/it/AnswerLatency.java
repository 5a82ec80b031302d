package org.deskbridge.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Prints how long a shopper waits, from sending a question to the answer's frame, against a server with the demo shop:
 * {@code AnswerLatency http://localhost:8080/ 300}. One question at a time, the first fifth not counted.
 */
public final class AnswerLatency {
    private static final List<String> QUESTIONS = List.of(
            "How can I track my order?",
            "Can I put my tent in the washing machine?",
            "How much is express delivery?",
            "what if my boots do not fit",
            "Do you ship to Germany?",
            "how do i wash a down jacket",
            "What is the capital of France?",
            "How do I check the balance of a gift card?");

    private AnswerLatency() {}

    public static void main(String[] arguments) {
        var base = URI.create(arguments[0]);
        var questions = Integer.parseInt(arguments[1]);
        var acknowledged = new ArrayList<Double>();
        var answered = new ArrayList<Double>();
        for (var i = 0; i < questions; i++) {
            try (var shopper = Socket.chat(base, "demo")) {
                shopper.hello();
                var sent = System.nanoTime();
                shopper.say(QUESTIONS.get(i % QUESTIONS.size()));
                shopper.from("visitor");
                acknowledged.add((System.nanoTime() - sent) / 1e6);
                shopper.from("assistant");
                answered.add((System.nanoTime() - sent) / 1e6);
            }
        }
        print("stored and acknowledged", acknowledged);
        print("answer received", answered);
    }

    private static void print(String what, List<Double> all) {
        var millis = new ArrayList<>(all.subList(all.size() / 5, all.size()));
        Collections.sort(millis);
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, max %.1f ms, N=%d%n",
                what,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.getLast(),
                millis.size());
    }
}
