package org.deskbridge.bench;

import java.util.List;

/** Conversations written into the tables of the bench's workspace: what they cost to have is not what is measured. */
final class Rows {
    private static final int AT_ONCE = 50_000;

    private Rows() {}

    /** Conversations of these ids, each its visitor's first, in the hands of a person. */
    static void of(Stand stand, List<String> ids, int messages) {
        stand.psql("create table if not exists bench_guest (id uuid)");
        stand.psql("truncate bench_guest");
        stand.psql("insert into bench_guest select unnest('{" + String.join(",", ids) + "}'::uuid[])");
        write(stand, messages);
    }

    static void more(Stand stand, int conversations, int messages) {
        stand.psql("create table if not exists bench_guest (id uuid)");
        for (var left = conversations; left > 0; left -= AT_ONCE) {
            stand.psql("truncate bench_guest");
            stand.psql("insert into bench_guest select gen_random_uuid() from generate_series(1, "
                    + Math.min(left, AT_ONCE) + ")");
            write(stand, messages);
        }
    }

    private static void write(Stand stand, int messages) {
        var workspace = "'" + stand.workspaceId() + "'::uuid";
        stand.psql("insert into visitor (id, workspace_id, verified, created_at)" + " select id, " + workspace
                + ", false, now() from bench_guest");
        stand.psql("insert into conversation (id, workspace_id, visitor_id, status, control, control_version, last_seq,"
                + " last_position, last_visitor_seq, visitor_read, agent_read, episodes, started_at, last_message_at)"
                + " select id, " + workspace
                + ", id, 'OPEN', 'HUMAN', 1, %d, %d, %d, 0, 0, 0, now(), now() from bench_guest"
                        .formatted(messages, messages, messages));
        stand.psql(
                "insert into message (id, workspace_id, conversation_id, position, seq, visibility, author_kind, body,"
                        + " client_id, extras, sent_at) select gen_random_uuid(), " + workspace
                        + ", id, n, n, 'public', 'VISITOR',"
                        + " repeat('x', 200), gen_random_uuid()::text, '{\"citations\":[],\"attachments\":[]}', now() from bench_guest, generate_series(1, %d) n"
                                .formatted(messages));
    }
}
