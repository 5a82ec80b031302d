package org.deskbridge.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.deskbridge.assistant.LanguageModel;
import org.deskbridge.assistant.ModelTrouble;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.deskbridge.assistant.Usage;

/** The workspace's chat endpoint within its budget, tried twice at most, and left alone while it is dead. */
@ApplicationScoped
class ChatModel implements LanguageModel {
    /** Whoever fails later than this has used up the patience of whoever waits. */
    private static final Duration SOON = Duration.ofSeconds(3);

    /** Most tokenizers make fewer tokens than this of a text; the endpoint's own count corrects it. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    @Inject
    ModelSettings settings;

    @Inject
    Spending spending;

    @Inject
    Exchange exchange;

    @Inject
    Breaker breaker;

    @Override
    public boolean isFor(UUID workspace) {
        return settings.isOn(workspace);
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<String> pieces) {
        if (breaker.isOpen(prompt.workspace())) {
            throw new ModelTrouble(Kind.RESTING, "it failed several times and is left alone for a minute");
        }
        var endpoint = settings.endpoint(prompt.workspace());
        var begun = System.nanoTime();
        var first = attempt(endpoint, prompt, pieces);
        try {
            return heard(endpoint, prompt, first);
        } catch (ModelTrouble e) {
            if (!isWorthAnother(e, first) || System.nanoTime() - begun > SOON.toNanos()) {
                throw e;
            }
        }
        return heard(endpoint, prompt, attempt(endpoint, prompt, pieces));
    }

    private static boolean isWorthAnother(ModelTrouble trouble, Hearing hearing) {
        return hearing.heard() == 0 && (trouble.kind() == Kind.UNREACHABLE || trouble.kind() == Kind.BROKEN);
    }

    private Hearing attempt(Endpoint endpoint, Prompt prompt, Consumer<String> pieces) {
        var asked = cost(prompt);
        var aside = spending.aside(prompt.workspace(), prompt.conversation(), asked + Exchange.MOST_TOKENS);
        if (!spending.setAside(aside, endpoint.conversationTokens(), endpoint.dayTokens())) {
            throw new ModelTrouble(Kind.OVER_BUDGET, "the budget of this conversation or of this day is spent");
        }
        var spent = aside.tokens();
        try {
            var hearing = exchange.with(endpoint, prompt, pieces);
            spent = hearing.tokens() > 0 ? hearing.tokens() : asked + hearing.heard() / CHARACTERS_PER_TOKEN;
            return hearing;
        } finally {
            spending.correct(aside, spent);
        }
    }

    private Reply heard(Endpoint endpoint, Prompt prompt, Hearing hearing) {
        try {
            var reply = hearing.reply();
            breaker.worked(prompt.workspace());
            return new Reply(reply.text(), reply.calls(), usage(endpoint, prompt, hearing));
        } catch (ModelTrouble e) {
            if (e.kind() != Kind.NOT_WANTED) {
                breaker.failed(prompt.workspace());
            }
            throw e;
        }
    }

    /** As the endpoint counts, and where it does not, as the budget does. */
    private static Usage usage(Endpoint endpoint, Prompt prompt, Hearing hearing) {
        var in = hearing.tokensIn() > 0 ? hearing.tokensIn() : cost(prompt);
        var out = hearing.tokens() > in ? hearing.tokens() - in : hearing.heard() / CHARACTERS_PER_TOKEN;
        return endpoint.usage(in, out);
    }

    private static long cost(Prompt prompt) {
        var characters = prompt.lines().stream()
                .mapToLong(line -> switch (line) {
                    case Line.Instruction instruction -> instruction.text().length();
                    case Line.Material material -> material.text().length();
                    case Line.Earlier earlier -> earlier.toString().length();
                    case Line.Result result -> result.text().length();
                })
                .sum();
        var offered = prompt.offers().stream()
                .mapToLong(offer -> offer.toString().length())
                .sum();
        return (characters + offered) / CHARACTERS_PER_TOKEN;
    }
}
