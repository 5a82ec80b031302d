package org.deskbridge.conversation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Conversations.Spoken;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said at the same moment shares a transaction and nothing else, on every database. */
@Tag("databases")
abstract class GroupCommitContract {
    private static final String FIRST = "first";
    private static final String BROKEN = "broken";

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final Map<String, Object> transactions = new ConcurrentHashMap<>();
    private TestDatabase database;
    private Conversations conversations;
    private UUID workspace;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        conversations = Beans.conversations(database, List.of(this::said), List.of());
        workspace = Beans.workspace(database);
    }

    @AfterEach
    void close() {
        goesOn.countDown();
        pool.shutdownNow();
        database.close();
    }

    /** The first message keeps its transaction open, so that the others have to wait for it. */
    private void said(Said said) {
        if (said.text().equals(BROKEN)) {
            throw new IllegalStateException(BROKEN);
        }
        transactions.put(said.text(), database.transactions().getTransactionKey());
        if (said.text().equals(FIRST)) {
            begun.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Future<Spoken> says(UUID conversation, String text, String clientId) {
        return pool.submit(
                () -> Tenant.in(workspace, () -> conversations.say(Utterance.visitor(conversation, text, clientId))));
    }

    /** Says all of it while a first message is being committed, and lets that commit once all wait. */
    private List<Future<Spoken>> together(List<Supplier<Future<Spoken>>> sayings) throws Exception {
        var first = says(Beans.begun(database, workspace), FIRST, FIRST);
        begun.await();
        var waiting = new ArrayList<Future<Spoken>>();
        for (var saying : sayings) {
            waiting.add(saying.get());
            while (conversations.group.waiting() < waiting.size()) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        goesOn.countDown();
        assertThat(first.get().repeated()).isFalse();
        return waiting;
    }

    private Supplier<Future<Spoken>> elsewhere(String text) {
        var conversation = Beans.begun(database, workspace);
        return () -> says(conversation, text, text);
    }

    private List<String> log(UUID conversation) {
        return Tenant.in(workspace, () -> Beans.transcripts(database).visible(conversation, 0, 100)).stream()
                .map(Said::text)
                .toList();
    }

    private static Problem problem(Future<Spoken> refused) {
        return (Problem) requireNonNull(
                assertThrows(ExecutionException.class, refused::get).getCause());
    }

    @Test
    void what_is_said_during_a_commit_is_one_transaction() throws Exception {
        var conversation = Beans.begun(database, workspace);
        for (var done : together(List.of(
                elsewhere("a"),
                elsewhere("b"),
                () -> says(conversation, "c", "c"),
                () -> says(conversation, "d", "d")))) {
            assertThat(done.get().repeated()).isFalse();
        }
        assertThat(Stream.of("a", "b", "c", "d").map(transactions::get).distinct())
                .hasSize(1)
                .doesNotContain(requireNonNull(transactions.get(FIRST)));
        assertThat(log(conversation)).containsExactly("c", "d");
    }

    @Test
    void the_same_message_twice_in_one_transaction_is_one() throws Exception {
        var conversation = Beans.begun(database, workspace);
        var done = together(List.of(() -> says(conversation, "a", "same"), () -> says(conversation, "a", "same")));
        assertThat(done.get(0).get().repeated()).isFalse();
        assertThat(done.get(1).get()).isEqualTo(new Spoken(done.get(0).get().message(), true));
        assertThat(log(conversation)).containsExactly("a");
    }

    @Test
    void one_that_cannot_be_stored_takes_none_of_the_others_with_it() throws Exception {
        var conversation = Beans.begun(database, workspace);
        says(conversation, "a", "known").get();
        var done = together(List.of(
                elsewhere("b"),
                () -> says(conversation, "other words", "known"),
                () -> says(UUID.randomUUID(), "nowhere", "n"),
                elsewhere(BROKEN),
                elsewhere("c")));
        assertThat(done.getFirst().get().repeated()).isFalse();
        assertThat(problem(done.get(1)).status()).isEqualTo(409);
        assertThat(problem(done.get(2)).status()).isEqualTo(404);
        assertThatThrownBy(done.get(3)::get).hasMessageContaining(BROKEN);
        assertThat(done.getLast().get().message().seq()).isEqualTo(1);
        assertThat(log(conversation)).containsExactly("a");
    }

    @Test
    void nobody_speaks_in_a_conversation_of_another_workspace() throws Exception {
        var conversation = Beans.begun(database, workspace);
        says(conversation, "ours", "ours").get();
        var elsewhere = Beans.workspace(database);
        var strange = Utterance.visitor(conversation, "theirs", "theirs");
        assertThat(assertThrows(Problem.class, () -> Tenant.in(elsewhere, () -> conversations.say(strange)))
                        .status())
                .isEqualTo(404);
        var known = Utterance.visitor(conversation, "ours", "ours");
        assertThat(assertThrows(Problem.class, () -> Tenant.in(elsewhere, () -> conversations.say(known)))
                        .status())
                .isEqualTo(404);
        assertThat(log(conversation)).containsExactly("ours");
    }

    @Test
    void a_conversation_that_somebody_holds_keeps_nobody_else_waiting() throws Exception {
        var held = Beans.begun(database, workspace);
        var holds = new CountDownLatch(1);
        var letsGo = new CountDownLatch(1);
        var holder = pool.submit(() -> Tenant.in(
                workspace,
                () -> database.tx(() -> {
                    conversations.hold(held);
                    holds.countDown();
                    try {
                        letsGo.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })));
        holds.await();
        var done = together(List.of(() -> says(held, "late", "late"), elsewhere("in time")));
        assertThat(done.get(1).get().message().seq()).isEqualTo(1);
        assertThat(done.getFirst()).isNotDone();
        letsGo.countDown();
        holder.get();
        assertThat(done.getFirst().get().message().seq()).isEqualTo(1);
    }
}
