package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes on one PostgreSQL. Nobody here pings unless the test says so: what arrives without was pushed from node to node.
 * The order only saves starts: each test puts right what another has killed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final int SHOPPERS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Cluster cluster;
    private JsonObject workspace;

    @BeforeAll
    void start() throws Exception {
        cluster = Cluster.started(Server.temporary());
        workspace = cluster.workspace();
    }

    @BeforeEach
    void whole() {
        cluster.whole();
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private Socket shopperOn(Server node) {
        return Socket.chat(node.base(), workspace.getString("widgetKey"));
    }

    /** An agent who has the conversation open on a node. */
    private static Socket agentOn(Server node, String conversation) {
        var agent = Socket.agent(node.base());
        agent.hello(Rest.object("type", "hello", "conversation", conversation));
        return agent;
    }

    private static String begin(Socket shopper) {
        var conversation = shopper.hello().getJsonObject("conversation").getString("id");
        shopper.say("Hello, is anybody there?");
        shopper.from("visitor");
        return conversation;
    }

    /** Typing is pushed or lost, never made up for: when it arrives the nodes hear each other. */
    private static void untilHeard(Socket shopper, Socket agent) {
        Eventually.some(
                () -> {
                    shopper.send("{\"type\":\"typing\",\"on\":true}");
                    return agent.upToPong().stream()
                            .filter(frame -> frame.getString("type").equals("typing"))
                            .findFirst();
                },
                PATIENCE);
    }

    @Test
    @Order(1)
    void what_is_said_and_done_on_one_node_is_seen_on_the_other() {
        try (var shopper = shopperOn(cluster.a);
                var inbox = Socket.agent(cluster.b.base())) {
            inbox.hello(Rest.object("type", "hello", "workspace", workspace.getString("id")));
            var conversation = begin(shopper);
            try (var agent = agentOn(cluster.b, conversation)) {
                untilHeard(shopper, agent);
                shopper.say("From node to node");
                assertThat(agent.next(isSaying("From node to node")).getInt("seq"))
                        .isGreaterThan(1);
                shopper.send("{\"type\":\"escalate\"}");
                assertThat(agent.next("status").getString("status")).isEqualTo("escalated");
                assertThat(inbox.next(frame -> frame.getString("status", "").equals("escalated"))
                                .getString("conversation"))
                        .isEqualTo(conversation);
                agent.send("{\"type\":\"takeover\"}");
                shopper.next(frame -> frame.getString("type").equals("status") && frame.containsKey("agent"));
                agent.send("{\"type\":\"typing\",\"on\":true}");
                assertThat(shopper.next("typing").getJsonObject("author").getString("name"))
                        .isEqualTo("Owner");
                agent.say("And back again");
                var answer = shopper.next(isSaying("And back again"));
                shopper.send(
                        Rest.object("type", "read").toString().replace("}", ",\"seq\":" + answer.get("seq") + "}"));
                assertThat(agent.next("read").getInt("seq")).isEqualTo(answer.getInt("seq"));
            }
        }
    }

    private static java.util.function.Predicate<JsonObject> isSaying(String text) {
        return frame -> frame.getString("type").equals("message")
                && frame.getString("text").equals(text);
    }

    @Test
    @Order(2)
    void without_nats_the_heartbeat_brings_it_and_with_nats_again_it_is_pushed_again() {
        try (var shopper = shopperOn(cluster.a)) {
            var conversation = begin(shopper);
            try (var agent = agentOn(cluster.b, conversation)) {
                untilHeard(shopper, agent);
                cluster.nats.kill();
                agent.send("{\"type\":\"takeover\"}");
                agent.next(frame -> frame.getString("type").equals("status"));
                assertThat(control(shopper.upToPong())).isEmpty();
                assertThat(shopper.next("status").getString("control")).isEqualTo("human");
                shopper.say("Nobody tells of this");
                var seq = shopper.next(isSaying("Nobody tells of this")).getInt("seq");
                assertThat(agent.upToPong()).noneMatch(isSaying("Nobody tells of this"));
                assertThat(agent.next(isSaying("Nobody tells of this")).getInt("seq"))
                        .isEqualTo(seq);
                cluster.nats.start();
                untilHeard(shopper, agent);
                shopper.say("This is told again");
                agent.next(isSaying("This is told again"));
            }
        }
    }

    private static List<JsonObject> control(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals("status"))
                .toList();
    }

    @Test
    @Order(3)
    void an_article_of_one_node_answers_on_the_other() {
        var a = new Rest(cluster.a.base());
        var b = new Rest(cluster.b.base());
        var path = "workspaces/" + workspace.getString("id");
        var question = Rest.object("question", "How long may I keep a rented telescope?");
        assertThat(b.post(path + "/ask", question.toString()).json().getBoolean("answered"))
                .isFalse();
        var article = a.created(
                path + "/articles",
                Rest.object(
                        "title", "Renting a telescope",
                        "body", "You may keep a rented telescope for twelve nights. Bring it back before noon."));
        assertThat(b.post(path + "/ask", question.toString()).json().getString("text"))
                .contains("twelve nights");
        a.send(
                "PUT",
                "articles/" + article.getString("id"),
                Rest.object(
                                "title", "Renting a telescope",
                                "body", "You may keep a rented telescope for nine nights. Bring it back before noon.")
                        .toString());
        assertThat(b.post(path + "/ask", question.toString()).json().getString("text"))
                .contains("nine nights");
        a.send("DELETE", "articles/" + article.getString("id"), null);
        assertThat(b.post(path + "/ask", question.toString()).json().getBoolean("answered"))
                .isFalse();
    }

    @Test
    @Order(4)
    void a_restart_of_one_node_after_the_other_loses_doubles_and_misorders_nothing() throws Exception {
        var shoppers = new ArrayList<Shopper>();
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, SHOPPERS)
                    .mapToObj(each -> new Shopper(workspace.getString("widgetKey"), cluster.bases(), each % 2))
                    .forEach(shoppers::add);
            var talks = shoppers.stream()
                    .map(shopper -> threads.submit(() -> shopper.talk(goesOn::get)))
                    .toList();
            try {
                for (var node : cluster.nodes().toList()) {
                    node.stop();
                    node.start();
                }
            } finally {
                goesOn.set(false);
            }
            for (var talk : talks) {
                talk.get();
            }
        }
        assertThat(shoppers).allSatisfy(shopper -> assertThat(shopper.returns()).isPositive());
        shoppers.forEach(this::compare);
        new Stored(cluster.a.base()).eachTicketIsAConversationOfItsOwn(workspace);
        System.out.println("rolling restart: " + SHOPPERS + " visitors, "
                + shoppers.stream().mapToInt(Shopper::said).sum() + " messages, "
                + shoppers.stream().mapToInt(Shopper::returns).sum() + " returns");
    }

    private void compare(Shopper shopper) {
        try (shopper) {
            shopper.compare(new Stored(cluster.b.base()).whole(shopper.conversation()));
        }
    }

    @Test
    @Order(5)
    void a_visitor_whose_node_is_killed_goes_on_at_the_other() {
        try (var shopper = new Shopper(workspace.getString("widgetKey"), cluster.bases(), 0)) {
            shopper.say();
            shopper.settle();
            try (var agent = agentOn(cluster.b, shopper.conversation())) {
                IntStream.range(0, 4).forEach(each -> {
                    shopper.say();
                    agent.say("answer " + each);
                });
                cluster.a.kill();
                IntStream.range(0, 4).forEach(each -> shopper.say());
                shopper.settle();
                agent.next(isSaying("answer 3"));
            }
            assertThat(shopper.returns()).isPositive();
            shopper.compare(new Stored(cluster.b.base()).whole(shopper.conversation()));
        }
    }

    @Test
    @Order(6)
    void nobody_reads_the_password_of_nats_in_a_log() {
        assertThat(cluster.nodes().map(Server::log))
                .allSatisfy(log ->
                        assertThat(log).content().contains(cluster.nats.place()).doesNotContain(NatsServer.PASSWORD));
    }
}
