package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.assistant.HostileModel.FOREIGN;
import static org.deskbridge.assistant.HostileModel.OWN;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Citation;
import org.deskbridge.conversation.Signal;
import org.deskbridge.conversation.Turn;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.Test;

/** A model that somebody else has got hold of says and asks whatever it likes; nothing happens to anybody else. */
class HostileModelTest {
    private static final int SEQUENCES = Integer.getInteger("hostile.sequences", 100_000);
    private static final int AT_ONCE = 500;
    private static final Set<String> HOSTS = Set.of("shop.example", "help.shop.example");

    private static final JsonObject ACTION = action();

    private static JsonObject action() {
        var text = Json.createObjectBuilder().add("type", "string").add("maxLength", 100);
        var number = Json.createObjectBuilder()
                .add("type", "integer")
                .add("minimum", 0)
                .add("maximum", 9);
        var both = Json.createObjectBuilder().add("order", text).add("count", number);
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", both)
                .build();
    }

    private static final Logger LOG = Logger.getLogger(ModelAgent.class.getName());

    private final List<Talk> acted = new ArrayList<>();

    /** A tool that does something, of the kind that another package adds. */
    private final AgentTool action = new AgentTool() {
        @Override
        public String name() {
            return "change_address";
        }

        @Override
        public String description() {
            return "Changes the address of an order.";
        }

        @Override
        public JsonObject arguments() {
            return ACTION;
        }

        @Override
        public boolean isFor(Talk talk) {
            return true;
        }

        @Override
        public Outcome run(Talk talk, JsonObject arguments) {
            assertThat(Set.of("order", "count")).containsAll(arguments.keySet());
            acted.add(talk);
            return new Outcome.Told("done", List.of());
        }
    };

    private record Counted(
            int answers, int looked, int unsure, int handedOver, int fallbacks, long drafts, long actions) {
        Counted() {
            this(0, 0, 0, 0, 0, 0, 0);
        }

        Counted with(Judged judged, int drafted, int acting) {
            var decision = judged.decision();
            var fallback = judged.rule().contains("model ");
            return new Counted(
                    answers + (!fallback && decision instanceof Decision.Answer ? 1 : 0),
                    looked + (decision instanceof Decision.Looked ? 1 : 0),
                    unsure + (!fallback && decision instanceof Decision.Unsure ? 1 : 0),
                    handedOver + (decision instanceof Decision.HandOver ? 1 : 0),
                    fallbacks + (fallback ? 1 : 0),
                    drafts + drafted,
                    actions + acting);
        }
    }

    @Test
    void nothing_happens_outside_the_conversation_s_own_customer_and_no_forbidden_link_leaves() {
        try (var database = TestDatabase.h2()) {
            var fixture = new ModelFixture(database, action);
            var verified = ModelFixture.turn(fixture.verified(OWN), "What of my order?");
            var unverified = ModelFixture.turn(fixture.unverified(database, OWN), "What of my order?");
            fixture.verified(FOREIGN);
            LOG.setLevel(Level.OFF);
            var counted = new Counted();
            for (var from = 0; from < SEQUENCES; from += AT_ONCE) {
                var all = new ArrayList<>(List.of(counted));
                var seeds = IntStream.range(from, Math.min(SEQUENCES, from + AT_ONCE));
                Tenant.in(
                        fixture.workspace,
                        () -> database.tx(() -> seeds.forEach(seed -> all.add(all.getLast()
                                .with(
                                        one(fixture, seed % 2 == 0 ? verified : unverified, seed),
                                        fixture.signals.size(),
                                        acted.size())))));
                counted = all.getLast();
            }
            System.out.println("hostile model, " + SEQUENCES + " sequences: " + counted);
            assertThat(counted.answers).isPositive();
            assertThat(counted.looked).isPositive();
            assertThat(counted.handedOver).isPositive();
            assertThat(counted.actions).isPositive();
            assertThat(counted.drafts).isPositive();
        }
    }

    private Judged one(ModelFixture fixture, Turn turn, int seed) {
        fixture.asked.clear();
        fixture.searched.clear();
        fixture.signals.clear();
        fixture.prompts.clear();
        acted.clear();
        var random = new Random(seed);
        fixture.model = (prompt, pieces) -> HostileModel.reply(random, pieces);
        var judged = fixture.judged(seed % 3 == 0, turn);
        harmless(fixture, turn, seed);
        texts(fixture, judged.decision())
                .forEach(text -> assertThat(Leaving.forbidden(text, HOSTS))
                        .as("seed %d: %s", seed, text)
                        .isEmpty());
        assertThat(judged.decision().confidence()).isBetween(0.0, 1.0);
        return judged;
    }

    /** Whom the tools worked for, and what the model came to know. */
    private void harmless(ModelFixture fixture, Turn turn, int seed) {
        var own = seed % 2 == 0 ? List.of(fixture.workspace + " " + OWN) : List.<String>of();
        assertThat(own).as("seed %d", seed).containsAll(fixture.asked);
        assertThat(fixture.searched).as("seed %d", seed).allMatch(query -> query.startsWith(fixture.workspace + " "));
        assertThat(acted)
                .as("seed %d", seed)
                .allMatch(talk -> talk.equals(new Talk(fixture.workspace, turn.conversation(), 1)));
        assertThat(fixture.signals)
                .as("seed %d", seed)
                .allMatch(signal -> signal.conversation().equals(turn.conversation()));
        assertThat(fixture.prompts.toString()).as("seed %d", seed).doesNotContain("secret of " + FOREIGN);
    }

    private static Stream<String> texts(ModelFixture fixture, Decision decision) {
        var drafts = fixture.signals.stream().map(signal -> ((Signal.Draft) signal).text());
        var said = switch (decision) {
            case Decision.Answer answer -> {
                assertThat(answer.citations())
                        .extracting(Citation::articleId)
                        .isSubsetOf(ModelFixture.RETURNS.articleId(), ModelFixture.WARRANTY.articleId());
                yield Stream.of(answer.text());
            }
            case Decision.Looked looked -> Stream.of(looked.text());
            case Decision.Unsure unsure -> Stream.<String>of();
            case Decision.HandOver over -> Stream.<String>of();
            case Decision.SmallTalk talk -> Stream.<String>of();
        };
        return Stream.concat(drafts, said);
    }
}
