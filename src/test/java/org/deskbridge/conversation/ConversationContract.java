package org.deskbridge.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the conversation core promises, on every database it runs on. */
@Tag("databases")
abstract class ConversationContract {
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private TestDatabase database;
    private Conversations conversations;
    private Transcripts transcripts;
    private UUID workspace;

    abstract TestDatabase database();

    abstract int interleavings();

    @BeforeEach
    void open() {
        database = database();
        conversations = Beans.conversations(database, List.of(), List.of());
        transcripts = Beans.transcripts(database);
        workspace = Beans.workspace(database);
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
        database.close();
    }

    private <T> Callable<T> here(Callable<T> work) {
        return () -> Tenant.in(workspace, () -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static <T> List<T> all(List<Future<T>> futures) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private List<Said> visible(UUID conversation) {
        return Tenant.in(workspace, () -> transcripts.visible(conversation, 0, 1000));
    }

    @Test
    void numbers_are_dense_however_many_write_at_once() throws Exception {
        var conversation = Beans.begun(database, workspace);
        var writes = IntStream.range(0, 200)
                .mapToObj(i -> pool.submit(here(() -> conversations
                        .say(
                                i % 5 == 0
                                        ? Utterance.note(conversation, "Sam", "note " + i, null)
                                        : Utterance.visitor(conversation, "text " + i, "client" + i))
                        .message())))
                .toList();
        var written = all(writes);
        assertThat(visible(conversation))
                .extracting(Said::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 160).boxed().toList());
        assertThat(written)
                .extracting(Said::position)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void the_same_client_id_at_once_is_one_message() throws Exception {
        var conversation = Beans.begun(database, workspace);
        var writes = IntStream.range(0, 32)
                .mapToObj(i ->
                        pool.submit(here(() -> conversations.say(Utterance.visitor(conversation, "Hello", "same")))))
                .toList();
        var spoken = all(writes);
        assertThat(visible(conversation)).hasSize(1);
        assertThat(spoken).filteredOn(one -> !one.repeated()).hasSize(1);
        assertThat(spoken)
                .extracting(one -> one.message().id())
                .containsOnly(spoken.getFirst().message().id());
    }

    @Test
    void the_same_client_id_with_another_text_is_a_conflict_and_changes_nothing() throws Exception {
        var conversation = Beans.begun(database, workspace);
        here(() -> conversations.say(Utterance.visitor(conversation, "Hello", "same")))
                .call();
        assertThatThrownBy(() -> here(() -> conversations.say(Utterance.visitor(conversation, "Bye", "same")))
                        .call())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(visible(conversation)).extracting(Said::text).containsExactly("Hello");
    }

    @Test
    void after_a_take_over_no_answer_is_committed_in_thousands_of_interleavings() throws Exception {
        var late = 0;
        for (var i = 0; i < interleavings(); i++) {
            var conversation = Beans.begun(database, workspace);
            here(() -> conversations.say(Utterance.visitor(conversation, "Where is my parcel?", "q")))
                    .call();
            var turn = here(() -> transcripts.turn(conversation)).call();
            var start = new CyclicBarrier(2);
            var answer = pool.submit(here(() -> {
                start.await();
                return conversations.answer(turn, answer(conversation)).isPresent();
            }));
            var takeOver = pool.submit(here(() -> {
                start.await();
                conversations.takeOver(conversation, "Sam");
                return answers(conversation);
            }));
            var seenAtTakeOver = takeOver.get();
            answer.get();
            late += answers(conversation) == seenAtTakeOver ? 0 : 1;
        }
        assertThat(late).isZero();
    }

    private static Utterance answer(UUID conversation) {
        return Utterance.assistant(conversation, "Ava", "It is on its way.", "answer:1", List.of());
    }

    private long answers(UUID conversation) {
        return visible(conversation).stream()
                .filter(said -> said.author().kind() == Author.Kind.ASSISTANT)
                .count();
    }

    @Test
    void an_answer_counts_only_for_the_last_thing_said() throws Exception {
        var conversation = Beans.begun(database, workspace);
        here(() -> conversations.say(Utterance.visitor(conversation, "One?", "1")))
                .call();
        var turn = here(() -> transcripts.turn(conversation)).call();
        here(() -> conversations.say(Utterance.visitor(conversation, "Two?", "2")))
                .call();
        assertThat(here(() -> conversations.answer(turn, answer(conversation))).call())
                .isEmpty();
        var newer = here(() -> transcripts.turn(conversation)).call();
        assertThat(newer.unanswered()).isEqualTo(2);
        assertThat(here(() -> conversations.answer(newer, answer(conversation))).call())
                .isPresent();
    }

    @Test
    void the_assistant_has_no_other_door() {
        var conversation = Beans.begun(database, workspace);
        assertThatThrownBy(() ->
                        here(() -> conversations.say(answer(conversation))).call())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_query_that_forgets_the_workspace_sees_and_changes_only_its_own_rows() throws Exception {
        var foreign = Beans.workspace(database);
        var theirs = Beans.begun(database, foreign);
        Tenant.in(foreign, () -> conversations.say(Utterance.visitor(theirs, "secret", "1")));
        var ours = Beans.begun(database, workspace);
        here(() -> conversations.say(Utterance.visitor(ours, "ours", "1"))).call();
        Tenant.in(
                workspace,
                () -> database.tx(() -> {
                    var em = database.em();
                    assertThat(em.createQuery("select m.body from Message m", String.class)
                                    .getResultList())
                            .containsExactly("ours");
                    assertThat(em.find(Conversation.class, theirs)).isNull();
                    assertThat(em.createQuery("update Message m set m.body = 'changed'")
                                    .executeUpdate())
                            .isEqualTo(1);
                    assertThat(em.createQuery("delete from Message m where m.conversationId = :theirs")
                                    .setParameter("theirs", theirs)
                                    .executeUpdate())
                            .isZero();
                }));
        assertThat(Tenant.in(foreign, () -> transcripts.visible(theirs, 0, 10)))
                .extracting(Said::text)
                .containsExactly("secret");
    }

    @Test
    void outside_any_workspace_nothing_is_found() {
        var conversation = Beans.begun(database, workspace);
        assertThat(transcripts.view(conversation)).isEmpty();
        assertThat(transcripts.list(null, null, 10)).isEmpty();
    }

    @Test
    void a_visitor_who_writes_after_the_end_is_answered_again() throws Exception {
        var conversation = Beans.begun(database, workspace);
        here(() -> conversations.say(Utterance.visitor(conversation, "One", "1")))
                .call();
        here(() -> conversations.resolve(conversation)).call();
        here(() -> conversations.say(Utterance.visitor(conversation, "Two", "2")))
                .call();
        var view = here(() -> transcripts.get(conversation)).call();
        assertThat(view.status()).isEqualTo(Status.OPEN);
        assertThat(view.control()).isEqualTo(Control.ASSISTANT);
    }
}
