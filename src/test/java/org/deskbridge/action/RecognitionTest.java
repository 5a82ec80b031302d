package org.deskbridge.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.assistant.Ability.Heard;
import org.deskbridge.assistant.AgentForTests;
import org.deskbridge.assistant.Decision;
import org.deskbridge.assistant.EmbeddedAgent;
import org.deskbridge.knowledge.Samples;
import org.deskbridge.language.Embedding;
import org.deskbridge.platform.Fields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An action fires on what asks for it and stays silent on what does not; the figures are printed. */
class RecognitionTest {
    private static final UUID NOBODY = new UUID(0, 1);
    private static final Path ROOT = Path.of(".");
    private static final Embedding EMBEDDING = new Embedding();
    private static final EmbeddedAgent AGENT = AgentForTests.overTheDemoShop(EMBEDDING);
    private static final Definition ORDER_STATUS =
            Drafts.read(new Fields(ActionBeans.orderStatus("https://shop.example/orders/{number}")));

    private static final List<String> NAMED = List.of(
            "where's my order 1043",
            "Hi, I ordered boots last week, order number 1043. Where are they?",
            "whats happening with order #1044??",
            "can you tell me the status of 1043",
            "Has 1045 shipped?",
            "my order no 1043 still hasn't come",
            "track 1043",
            "Any news on order 1044?",
            "1043 where is it",
            "Hello! I'd like to know when order 1046 will get here.",
            "could you look up order 1043 please",
            "order 1043",
            "is order 1044 on its way yet?",
            "I have not received my order 1045. What is going on?");
    private static final List<String> UNNAMED = List.of(
            "where is my order?",
            "Where's my order",
            "what is the status of my order?",
            "has my order been sent yet",
            "can you check my order for me?",
            "order status",
            "when will my order arrive?",
            "I'm still waiting for my order");

    /** They name a number, or an order, or both, and ask for something else. */
    private static final List<String> OTHERS = List.of(
            "Can I return order 1043?",
            "Please cancel order 1043",
            "I want to change the address of order 1043",
            "My order 1043 arrived damaged",
            "I need an invoice for order 1043",
            "Does the 2024 jacket come in red?",
            "How do I place an order?",
            "Can I add a tent to my order 1044?",
            "The wrong size was in order 1045",
            "How much is delivery for orders over 1000 pounds?",
            "I was charged twice for order 1043",
            "Do you have stores open in 1043 Vienna?",
            "is there a minimum order?",
            "refund for 1046");

    @AfterAll
    static void close() {
        EMBEDDING.close();
    }

    private static boolean fires(String message) {
        return switch (AGENT.decide(NOBODY, List.of(message), 0.6, true).decision()) {
            case Decision.HandOver over -> false;
            case Decision.SmallTalk talk -> false;
            case Decision.Looked looked -> false;
            case Decision.Answer answer -> meant(message, true);
            case Decision.Unsure unsure -> meant(message, false);
        };
    }

    private static boolean meant(String message, boolean answered) {
        return VisitorActions.isMeant(
                ORDER_STATUS, RECOGNITION.nearness(ORDER_STATUS, message), new Heard(NOBODY, message, "", answered));
    }

    private static final Recognition RECOGNITION = recognition();

    private static Recognition recognition() {
        var recognition = new Recognition();
        recognition.embedding = EMBEDDING;
        return recognition;
    }

    private static List<String> firing(String what, List<String> messages) {
        var firing = new ArrayList<String>();
        for (var message : messages) {
            if (fires(message)) {
                firing.add(message);
            }
            if (System.getenv("ACTIONS_PRINT") != null) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %.3f %s %s%n",
                        what,
                        RECOGNITION.nearness(ORDER_STATUS, message),
                        fires(message),
                        message);
            }
        }
        System.out.printf("action fires on %s: %d of %d%n", what, firing.size(), messages.size());
        return firing;
    }

    @Test
    void it_fires_where_a_number_is_named_and_its_status_asked_for() {
        assertThat(firing("named", NAMED)).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void it_asks_for_the_number_where_only_that_is_missing() {
        assertThat(firing("unnamed", UNNAMED)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void it_is_silent_where_an_order_is_named_for_something_else() {
        assertThat(firing("others", OTHERS)).isEmpty();
    }

    @Test
    void it_is_silent_on_the_questions_of_the_shop_and_on_wishes_for_a_person() {
        var questions = Samples.questions(ROOT, "shop").stream()
                .map(Samples.Question::text)
                .toList();
        assertThat(firing("shop", questions)).isEmpty();
        var handover = Samples.lines(ROOT.resolve("src/test/resources/evaluation/handover/held-out.jsonl")).stream()
                .map(line -> line.getString("text"))
                .toList();
        assertThat(firing("handover", handover)).isEmpty();
    }
}
