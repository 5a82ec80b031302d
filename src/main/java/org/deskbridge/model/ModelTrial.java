package org.deskbridge.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.LanguageModel.Line;
import org.deskbridge.assistant.LanguageModel.Prompt;
import org.deskbridge.assistant.ModelTrouble;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/** Asks a model for one word, to see whether settings are right before a visitor has to find out. */
@ApplicationScoped
public class ModelTrial {
    @Inject
    ModelSettings settings;

    @Inject
    Exchange exchange;

    @Inject
    Breaker breaker;

    /** How it went; the cause is the word by which the trouble is known in traces. */
    public record Tried(boolean ok, @Nullable String cause, String message) {}

    /** Nothing of the changes is kept; a key that is there goes only to the address it was typed for. */
    public Tried with(UUID workspace, ModelSettings.Change change) {
        var endpoint = settings.sketch(workspace, change);
        if (!endpoint.isComplete()) {
            return new Tried(false, "incomplete", "an address and the name of a model are needed");
        }
        var lines = List.<Line>of(
                new Line.Instruction("You are being tested."),
                new Line.Material("Answer with the word ok, nothing else."));
        try {
            exchange.with(endpoint, new Prompt(workspace, Ids.next(), lines, List.of()), piece -> {})
                    .reply();
            breaker.worked(workspace);
            return new Tried(true, null, endpoint.model() + " answers");
        } catch (ModelTrouble e) {
            return new Tried(false, e.kind().word(), String.valueOf(e.getMessage()));
        }
    }
}
