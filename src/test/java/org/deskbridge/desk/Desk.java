package org.deskbridge.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deskbridge.TestDatabase;
import org.deskbridge.TestInstance;
import org.deskbridge.conversation.Beans;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Wiring;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkBeans;
import org.deskbridge.workspace.WorkspaceBeans;

/** Conversations, escalations and the built-in desk on one database, wired as the container would. */
final class Desk {
    final TestDatabase database;
    final UUID workspace;
    final Conversations conversations;
    final Transcripts transcripts;
    final Escalations escalations;
    final Tickets tickets;

    Desk(TestDatabase database) {
        this.database = database;
        var opening = new Opening();
        var onSaid = new ArrayList<Consumer<Said>>(List.of(opening::on));
        var onChanged = new ArrayList<Consumer<Changed>>(List.of(opening::on));
        workspace = Beans.workspace(database);
        conversations = Beans.conversations(database, onSaid, onChanged);
        transcripts = Beans.transcripts(database);
        escalations = Wiring.escalations(database, conversations, transcripts, opening::on, onChanged);
        tickets = database.transactional(Tickets.class);
        tickets.em = database.em();
        tickets.clock = Clock.systemUTC();
        tickets.workspaces = WorkspaceBeans.workspaces(database);
        tickets.conversations = conversations;
        tickets.visits = Beans.visits(database);
        tickets.transcripts = transcripts;
        wire(opening);
    }

    private void wire(Opening opening) {
        opening.em = database.em();
        opening.clock = Clock.systemUTC();
        opening.tickets = tickets;
        opening.conversations = conversations;
        opening.transcripts = transcripts;
        opening.workspaces = WorkspaceBeans.workspaces(database);
        opening.accounts = WorkspaceBeans.accounts(database);
        opening.elsewhere = new TestInstance<>(List.of());
        opening.reaching = Wiring.reaching(database, transcripts);
        opening.work = WorkBeans.queue(database);
    }

    <T> T here(Supplier<T> work) {
        return Tenant.in(workspace, work);
    }

    void run(Runnable work) {
        Tenant.in(workspace, work);
    }

    UUID asked(String text) {
        var conversation = Beans.begun(database, workspace);
        here(() -> conversations.say(Utterance.visitor(conversation, text, "1")));
        return conversation;
    }

    List<Said> said(UUID conversation) {
        return here(() -> transcripts.visible(conversation, 0, 100));
    }

    List<String> episodes(UUID conversation) {
        return texts("select e.reasons from Episode e where e.conversationId = cast('" + conversation + "' as uuid)");
    }

    List<String> workKinds() {
        return texts("select w.kind from WorkItem w order by w.position");
    }

    private List<String> texts(String query) {
        var found = new ArrayList<String>();
        run(() -> database.tx(() ->
                found.addAll(database.em().createQuery(query, String.class).getResultList())));
        return found;
    }
}
