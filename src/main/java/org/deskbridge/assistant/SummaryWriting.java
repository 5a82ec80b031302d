package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.assistant.LanguageModel.Prompt;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.deskbridge.conversation.Said;
import org.deskbridge.escalation.Escalated;
import org.deskbridge.escalation.Summaries;
import org.deskbridge.escalation.Summarist;
import org.deskbridge.escalation.Summary;
import org.deskbridge.platform.Json;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkHandler;
import org.deskbridge.work.WorkQueue;

/**
 * Has a language model write the summary of a hand-over, where a workspace has one. What comes back in another shape, too
 * late or not at all leaves the summary that is there.
 */
@ApplicationScoped
class SummaryWriting implements WorkHandler, Summarist {
    static final String KIND = "episode.summary";

    /** The end of a long conversation says more about what is open than its beginning. */
    private static final int LONGEST = 12_000;

    private static final Set<String> MOODS = Set.of("calm", "impatient", "angry", "sad", "happy");

    @Inject
    @Any
    Instance<LanguageModel> models;

    @Inject
    Summaries summaries;

    @Inject
    WorkQueue work;

    @Override
    public boolean isFor(UUID workspace) {
        return model(workspace).isPresent();
    }

    private Optional<LanguageModel> model(UUID workspace) {
        return models.stream().filter(one -> one.isFor(workspace)).findFirst();
    }

    void on(@Observes Escalated escalated) {
        if (escalated.opened() && isFor(escalated.workspace())) {
            var episode = escalated.episode().toString();
            work.add(new Task(
                    LanguageModel.pool(escalated.workspace()),
                    KIND,
                    "summary:" + episode,
                    episode,
                    escalated.conversation()));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var episode = UUID.fromString(job.subject());
        var model = model(job.workspace());
        var material = summaries.material(episode);
        try {
            if (model.isEmpty() || material.isEmpty()) {
                throw new ModelTrouble(Kind.NOT_WANTED, "there is nothing to write, or no time");
            }
            var conversation = Objects.requireNonNull(job.conversation(), "a hand-over is of a conversation");
            summaries.improve(episode, written(model.get(), job.workspace(), conversation, material));
            return new Outcome.Done("written by the model");
        } catch (ModelTrouble e) {
            summaries.keep(episode);
            return new Outcome.Done("kept as it was: " + e.getMessage());
        }
    }

    private static Summary written(LanguageModel model, UUID workspace, UUID conversation, List<Said> material) {
        var lines = new Briefing().summing(transcript(material));
        return read(model.reply(new Prompt(workspace, conversation, lines, List.of()), piece -> {})
                .text());
    }

    private static String transcript(List<Said> material) {
        var text = material.stream()
                .filter(said -> !said.internal())
                .map(said -> said.author().kind().word() + ": " + said.gist())
                .collect(Collectors.joining("\n"));
        return text.length() <= LONGEST ? text : text.substring(text.length() - LONGEST);
    }

    /** Models like to put a fence around JSON. */
    static Summary read(String reply) {
        var from = reply.indexOf('{');
        var to = reply.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the summary is not JSON");
        }
        try (var reader = Json.createReader(new StringReader(reply.substring(from, to + 1)))) {
            var json = reader.readObject();
            return new Summary(required(json, "problem"), text(json, "tried"), text(json, "open"), mood(json));
        } catch (JsonException e) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the summary is not JSON");
        }
    }

    private static String required(JsonObject json, String name) {
        var text = text(json, name);
        if (text.isBlank()) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the summary has no " + name);
        }
        return text;
    }

    /** Agents follow links in notes too: none is let through. */
    private static String text(JsonObject json, String name) {
        return new SafeText(Set.of()).of(json.getString(name, ""));
    }

    private static String mood(JsonObject json) {
        var mood = json.getString("mood", "").strip();
        return MOODS.contains(mood) ? mood : "";
    }
}
