package org.deskbridge.action;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.deskbridge.assistant.Ability;
import org.deskbridge.assistant.Decision.Looked;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Tool;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;

/** Lets the assistant use a workspace's actions: recognised in what visitors say, or chosen by somebody who reads descriptions. */
@ApplicationScoped
class VisitorActions implements Ability {
    /** A message that names every value is surer of what it means than one that names none. */
    static final double NEAR_WITH_VALUES = 0.6;

    static final double NEAR_WITHOUT = 0.8;
    static final double NEAR_ALTHOUGH_ANSWERED = 0.9;

    private static final int LONGEST = 500;
    private static final int RECENT = 30;

    @Inject
    Actions actions;

    @Inject
    Calls calls;

    @Inject
    Recognition recognition;

    @Inject
    Transcripts transcripts;

    /** A turn that is judged again, since something newer was said meanwhile, is not done again. */
    private final Cache<String, Looked> done = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    private record Near(ActionView action, double nearness) {}

    @Override
    public List<Described> offered(UUID workspace) {
        return enabled().map(VisitorActions::described).toList();
    }

    private Stream<ActionView> enabled() {
        return actions.list().stream().filter(one -> one.definition().enabled());
    }

    private static Described described(ActionView one) {
        var arguments = one.definition().arguments().stream()
                .map(each -> new Ability.Wanted(
                        each.name(),
                        each.type().word(),
                        each.pattern(),
                        each.choices(),
                        each.required(),
                        each.question()))
                .toList();
        return new Described(one.id(), one.definition().name(), one.definition().description(), arguments);
    }

    @Override
    public Optional<Looked> answer(UUID workspace, Heard heard) {
        if (heard.message().length() > LONGEST) {
            return Optional.empty();
        }
        var all = enabled().toList();
        return all.isEmpty() ? Optional.empty() : goneOn(all, heard).or(() -> begun(all, heard));
    }

    /** The answer to a question of ours; whatever is none is judged like any other message. */
    private Optional<Looked> goneOn(List<ActionView> all, Heard heard) {
        var asking = all.stream()
                .filter(one ->
                        Dialogue.asked(one.definition(), heard.lastReply()).isPresent())
                .findFirst();
        if (asking.isEmpty()
                || Dialogue.asked(asking.get().definition(), heard.lastReply())
                        .flatMap(argument -> argument.answeredBy(heard.message()))
                        .isEmpty()) {
            return Optional.empty();
        }
        var said = recent(heard.conversation());
        var values = new Dialogue(asking.get().definition(), said).told(heard.message());
        return Optional.of(askedOrDone(asking.get(), values, heard, said));
    }

    private Optional<Looked> begun(List<ActionView> all, Heard heard) {
        return all.stream()
                .map(one -> new Near(one, recognition.nearness(one.definition(), heard.message())))
                .filter(near -> isMeant(near, heard))
                .max(Comparator.comparingDouble(Near::nearness))
                .map(near -> askedOrDone(
                        near.action(),
                        Dialogue.found(near.action().definition(), heard.message()),
                        heard,
                        recent(heard.conversation())));
    }

    static boolean isMeant(Definition action, double nearness, Heard heard) {
        var values = Dialogue.found(action, heard.message());
        var named = !values.isEmpty() && missing(action, values).isEmpty();
        return nearness >= (named ? NEAR_WITH_VALUES : heard.answered() ? NEAR_ALTHOUGH_ANSWERED : NEAR_WITHOUT);
    }

    private static boolean isMeant(Near near, Heard heard) {
        return isMeant(near.action().definition(), near.nearness(), heard);
    }

    private static Optional<Argument> missing(Definition action, Map<String, String> values) {
        return action.arguments().stream()
                .filter(argument -> argument.required() && !values.containsKey(argument.name()))
                .findFirst();
    }

    private Looked askedOrDone(ActionView action, Map<String, String> values, Heard heard, List<Said> said) {
        return missing(action.definition(), values)
                .map(argument -> new Looked(argument.question(), List.of()))
                .orElseGet(() -> done(action, values, key(action, heard, said)));
    }

    private List<Said> recent(UUID conversation) {
        var last = transcripts.get(conversation).lastSeq();
        return transcripts.visible(conversation, Math.max(0, last - RECENT), RECENT);
    }

    /** The message that it is done for. */
    private static String key(ActionView action, Heard heard, List<Said> said) {
        var seq = said.reversed().stream()
                .filter(one -> one.text().equals(heard.message()))
                .findFirst()
                .map(Said::seq)
                .orElse(0L);
        return heard.conversation() + "/" + seq + "/" + action.id();
    }

    @Override
    public Looked run(UUID workspace, UUID id, Map<String, String> values, String key) {
        var action = actions.get(id);
        if (!action.definition().enabled()) {
            throw Problem.notFound("action");
        }
        return done(action, values, key + "/" + id);
    }

    private Looked done(ActionView action, Map<String, String> values, String key) {
        var known = done.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var ready = actions.ready(action.id()).orElseThrow(() -> Problem.notFound("action"));
        var ran = calls.make(ready, actions.hosts(), values, Secrets.sha256(key));
        var name = ready.definition().name();
        var looked = new Looked(ran.text(), List.of(new Tool(TOOL + name, name)));
        done.put(key, looked);
        return looked;
    }
}
