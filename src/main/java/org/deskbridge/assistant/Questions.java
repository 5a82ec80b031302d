package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkQueue;

/** Turns what a visitor says into work for the assistant, in the transaction that stores it. */
@ApplicationScoped
class Questions {
    @Inject
    WorkQueue work;

    @Inject
    Transcripts transcripts;

    @Inject
    @Any
    Instance<LanguageModel> models;

    void on(@Observes Said said) {
        if (said.author().kind() == Author.Kind.VISITOR
                && transcripts
                        .control(said.conversation())
                        .filter(Control.ASSISTANT::equals)
                        .isPresent()) {
            work.add(new Task(
                    pool(said.workspace()),
                    Answering.KIND,
                    "answer:" + said.conversation(),
                    said.conversation() + "/" + said.seq(),
                    said.conversation()));
        }
    }

    private String pool(UUID workspace) {
        return models.stream().anyMatch(model -> model.isFor(workspace)) ? LanguageModel.pool(workspace) : Task.INNER;
    }
}
