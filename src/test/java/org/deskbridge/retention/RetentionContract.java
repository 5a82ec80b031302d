package org.deskbridge.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.deskbridge.Rows;
import org.deskbridge.SettableClock;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler.Job;
import org.deskbridge.workspace.WorkspaceBeans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept and what goes, on each database. */
@Tag("databases")
abstract class RetentionContract {
    private final SettableClock clock = new SettableClock();
    private final UUID workspace = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private TestDatabase database;
    private Erasing erasing;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        erasing = new Erasing();
        erasing.clock = clock;
        erasing.workspaces = WorkspaceBeans.workspaces(database);
        erasing.erasure = database.transactional(Erasure.class);
        erasing.erasure.em = database.em();
        database.tx(() -> {
            Rows.workspace(database.em(), workspace);
            Rows.workspace(database.em(), other);
        });
        sql("update workspace set retention_days = 30");
    }

    private void sql(String statement) {
        database.tx(() -> database.em().createNativeQuery(statement).executeUpdate());
    }

    private long count(String from) {
        var counted = new long[1];
        database.tx(() -> counted[0] = ((Number) database.em()
                        .createNativeQuery("select count(*) from " + from)
                        .getSingleResult())
                .longValue());
        return counted[0];
    }

    private Outcome run() {
        return Tenant.in(workspace, () -> erasing.run(new Job(UUID.randomUUID(), workspace, "p", "s", null, 1, null)));
    }

    private String ago(int days) {
        return "timestamp with time zone '" + clock.instant().minus(Duration.ofDays(days)) + "'";
    }

    /** A conversation with a row in every table that is about one. */
    private UUID conversation(UUID in, String status, String ticket, int daysAgo) {
        var id = UUID.randomUUID();
        var at = ago(daysAgo);
        var ids = List.of(id, in).stream().map(one -> "'" + one + "'").toList();
        var own = ids.get(0);
        var ws = ids.get(1);
        sql("insert into visitor (id, workspace_id, verified, created_at) values (" + own + "," + ws + ", false, " + at
                + ")");
        sql("insert into conversation (id, workspace_id, visitor_id, status, control, control_version, last_seq,"
                + " last_position, last_visitor_seq, visitor_read, agent_read, episodes, started_at, last_message_at) values ("
                + own + "," + ws + "," + own + ",'" + status + "','ASSISTANT',0,1,1,1,0,0,1," + at + "," + at + ")");
        sql(
                "insert into message (id, workspace_id, conversation_id, position, seq, visibility, author_kind, body, extras,"
                        + " sent_at) values (" + own + "," + ws + "," + own + ",1,1,'public','VISITOR','text','{}',"
                        + at + ")");
        sql("insert into episode (id, workspace_id, conversation_id, number, reasons, summary, opened_at) values ("
                + own + "," + ws + "," + own + ",1,'r','s'," + at + ")");
        sql("insert into rule_firing (id, workspace_id, episode_id, reason, fired_at) values (" + own + "," + ws + ","
                + own + ",'r'," + at + ")");
        sql("insert into ticket (id, workspace_id, conversation_id, episode_id, number, subject, status, priority,"
                + " requester_name, tags, summary, created_at, updated_at) values (" + own + "," + ws + "," + own + ","
                + own + "," + (count("ticket") + 1) + ",'s','" + ticket + "','normal','n','','s'," + at + "," + at
                + ")");
        sql("insert into answer_trace (id, workspace_id, conversation_id, question, decision, confidence, trace,"
                + " created_at) values (" + own + "," + ws + "," + own + ",'q','d',0,'{}'," + at + ")");
        sql("insert into attachment (id, workspace_id, visitor_id, name, content_type, size, complete, message_id,"
                + " created_at) values (" + own + "," + ws + "," + own + ",'n','t',1,true," + own + "," + at + ")");
        sql("insert into attachment_chunk (attachment_id, ordinal, workspace_id, content) values (" + own + ",0," + ws
                + ",'a')");
        sql("insert into model_usage (id, workspace_id, spent_on, tokens) values (" + own + "," + ws + ",'conversation:"
                + id + "',1)");
        work(id, in, "DELIVERED", daysAgo);
        return id;
    }

    private void work(UUID conversation, UUID in, String state, int daysAgo) {
        var id = UUID.randomUUID();
        var finished = state.equals("DELIVERED") || state.equals("DEAD") ? ago(daysAgo) : "null";
        sql("insert into work_item (id, workspace_id, pool, lane, position, holds_lane, kind, subject, conversation_id,"
                + " state, attempts, fence, due_at, created_at, finished_at) values ('" + id + "','" + in
                + "','inner','l',1,false,'k','s','" + conversation + "','" + state + "',1,1," + ago(daysAgo) + ","
                + ago(daysAgo) + "," + finished + ")");
        sql(
                "insert into delivery_attempt (id, workspace_id, work_item_id, at, request, response, status, millis) values ('"
                        + id + "','" + in + "','" + id + "'," + ago(daysAgo) + ",'q','a',200,1)");
    }

    private boolean isThere(UUID conversation) {
        return count("conversation where id = '" + conversation + "'") == 1;
    }

    @Test
    void what_is_resolved_and_old_is_gone_from_every_table() {
        var old = conversation(workspace, "RESOLVED", "solved", 31);
        assertThat(run()).isInstanceOf(Outcome.Done.class);
        assertThat(isThere(old)).isFalse();
        for (var table : List.of(
                "visitor",
                "message",
                "episode",
                "rule_firing",
                "ticket",
                "answer_trace",
                "attachment",
                "attachment_chunk",
                "model_usage",
                "work_item",
                "delivery_attempt")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void what_is_open_in_whatever_way_stays_however_old() {
        var open = conversation(workspace, "OPEN", "solved", 400);
        var ticketed = conversation(workspace, "RESOLVED", "pending", 400);
        var busy = conversation(workspace, "RESOLVED", "closed", 400);
        work(busy, workspace, "RETRYING", 400);
        run();
        assertThat(List.of(open, ticketed, busy)).allMatch(this::isThere);
        assertThat(count("work_item where state = 'RETRYING'")).isEqualTo(1);
        assertThat(count("work_item where state = 'DELIVERED'"))
                .as("finished work is pruned all the same")
                .isZero();
    }

    @Test
    void what_is_young_or_of_another_workspace_stays() {
        var young = conversation(workspace, "RESOLVED", "closed", 29);
        var elsewhere = conversation(other, "RESOLVED", "closed", 31);
        run();
        assertThat(List.of(young, elsewhere)).allMatch(this::isThere);
        assertThat(count("delivery_attempt")).isEqualTo(2);
    }

    @Test
    void zero_days_keep_for_ever() {
        sql("update workspace set retention_days = 0");
        var old = conversation(workspace, "RESOLVED", "closed", 4000);
        run();
        assertThat(isThere(old)).isTrue();
    }

    @Test
    void a_run_is_bounded_and_the_next_goes_on() {
        for (var i = 0; i < 60; i++) {
            conversation(workspace, "RESOLVED", "closed", 31);
        }
        assertThat(erasing.erasure.conversations(workspace, clock.instant().minus(Duration.ofDays(30))))
                .isEqualTo(50);
        assertThat(count("conversation"))
                .as("as after a kill between two batches")
                .isEqualTo(10);
        assertThat(run()).isInstanceOf(Outcome.Done.class);
        assertThat(count("conversation")).isZero();
    }

    @Test
    void every_table_that_is_about_a_conversation_is_known() {
        var tables = new java.util.ArrayList<Object>();
        database.tx(() -> {
            List<?> found = database.em()
                    .createNativeQuery("select lower(table_name) from information_schema.columns"
                            + " where lower(column_name) = 'conversation_id' order by 1")
                    .getResultList();
            tables.addAll(found);
        });
        assertThat(tables)
                .as("a new one has to be erased too")
                .containsExactlyInAnyOrder(
                        "answer_trace",
                        "assisted_ticket",
                        "episode",
                        "message",
                        "simulated",
                        "ticket",
                        "ticket_link",
                        "work_item");
    }
}
