package org.deskbridge.assistant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.assistant.AgentTool.Outcome;
import org.deskbridge.assistant.AgentTool.Source;
import org.deskbridge.assistant.LanguageModel.Call;
import org.deskbridge.assistant.LanguageModel.Line;
import org.deskbridge.assistant.LanguageModel.Offer;
import org.deskbridge.assistant.LanguageModel.Prompt;
import org.deskbridge.assistant.LanguageModel.Reply;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.deskbridge.conversation.Tool;
import org.deskbridge.platform.Problem;

/** One message thought about with a model: a few rounds of tools, then an answer that something stands behind, or none. */
final class Thought {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 4;
    private static final int MOST_CALLS = 6;
    private static final int LONGEST_RESULT = 6_000;

    private final LanguageModel model;
    private final Talk talk;
    private final List<AgentTool> tools;
    private final List<String> sites;
    private final double threshold;
    private final Briefing briefing = new Briefing();
    private final Grounds grounds = new Grounds();
    private final List<Line> lines = new ArrayList<>();
    private final List<Tool> chips = new ArrayList<>();
    private int calls;
    private boolean told;
    private boolean handedOver;
    private Usage usage = Usage.NONE;

    Thought(LanguageModel model, Talk talk, List<AgentTool> tools, List<String> sites, double threshold) {
        this.model = model;
        this.talk = talk;
        this.tools = tools;
        this.sites = sites;
        this.threshold = threshold;
    }

    void begin(String assistant, List<String> said, String lastReply, List<Source> found) {
        lines.addAll(briefing.lines(assistant, said, lastReply, grounds.add(found)));
    }

    /** What a model makes of it; unsure with what the articles alone were worth. */
    Decision decide(Draft draft, double alone) {
        var begun = System.nanoTime();
        for (var round = 1; round <= ROUNDS; round++) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new ModelTrouble(Kind.TOO_SLOW, "no answer after " + (round - 1) + " rounds");
            }
            draft.restart();
            var reply = model.reply(prompt(round == ROUNDS), draft);
            usage = usage.and(reply.usage());
            if (reply.calls().isEmpty()) {
                return conclude(reply.text(), alone);
            }
            obey(reply);
            if (handedOver) {
                return new Decision.HandOver("model", 1);
            }
        }
        throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "it asked for tools and never answered");
    }

    /** Of all rounds so far, also when nothing came of them. */
    Usage usage() {
        return usage;
    }

    /** In the last round there is nothing left but to answer. */
    private Prompt prompt(boolean last) {
        var offers = last
                ? List.<Offer>of()
                : tools.stream()
                        .map(tool -> new Offer(tool.name(), tool.description(), tool.arguments()))
                        .toList();
        return new Prompt(talk.workspace(), talk.conversation(), lines, offers);
    }

    private void obey(Reply reply) {
        var asked = reply.calls().subList(0, Math.min(MOST_CALLS, reply.calls().size()));
        lines.add(new Line.Earlier(new Reply("", asked)));
        for (var call : asked) {
            var text = ++calls > MOST_CALLS ? "not done: no more calls" : taken(run(call));
            lines.add(new Line.Result(call, briefing.fenced("result", text)));
        }
    }

    private Outcome run(Call call) {
        var tool = tools.stream().filter(one -> one.name().equals(call.name())).findFirst();
        if (tool.isEmpty()) {
            return new Outcome.Refused("there is no such tool");
        }
        try {
            return tool.get()
                    .run(talk, Arguments.read(call.arguments(), tool.get().arguments()));
        } catch (Problem e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            ModelAgent.LOG.log(
                    System.Logger.Level.WARNING, () -> "the tool " + tool.get().name() + " failed", e);
            return new Outcome.Refused("it cannot be done now");
        }
    }

    private String taken(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Told now -> {
                told = true;
                chips.addAll(now.chips());
                yield now.text().length() > LONGEST_RESULT ? now.text().substring(0, LONGEST_RESULT) : now.text();
            }
            case Outcome.Found found -> {
                var passages = grounds.add(found.sources());
                yield passages.isEmpty() ? "nothing was found" : passages;
            }
            case Outcome.Refused refused -> "not done: " + refused.why();
            case Outcome.HandOver over -> {
                handedOver = true;
                yield "a person takes over";
            }
        };
    }

    private Decision conclude(String text, double alone) {
        if (text.isBlank()) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the answer is empty");
        }
        var named = grounds.named(text);
        var cited = isSure(named) ? named : List.<Source>of();
        var safe = safe(cited, Grounds.body(text));
        if (safe.isEmpty() || (cited.isEmpty() && !told)) {
            return new Decision.Unsure(named.isEmpty() ? alone : Grounds.confidence(named));
        }
        var distinct = chips.stream().distinct().toList();
        return cited.isEmpty()
                ? new Decision.Looked(safe, distinct)
                : new Decision.Answer(safe, Grounds.citations(cited), distinct, Grounds.confidence(cited));
    }

    private boolean isSure(List<Source> named) {
        return !named.isEmpty() && Grounds.confidence(named) >= threshold;
    }

    private String safe(List<Source> cited, String text) {
        return new SafeText(Grounds.hosts(sites, cited)).of(text);
    }

    /** What may be shown of a text that is still coming: nothing before it is known what stands behind it. */
    String presentable(String soFar) {
        if (!Grounds.hasHead(soFar)) {
            return "";
        }
        var named = grounds.named(soFar);
        var cited = isSure(named) ? named : List.<Source>of();
        var whole = soFar.substring(0, 1 + Math.max(soFar.lastIndexOf(' '), soFar.lastIndexOf('\n')));
        return cited.isEmpty() && !told ? "" : safe(cited, Grounds.body(whole));
    }
}
