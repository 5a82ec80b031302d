package org.deskbridge.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deskbridge.it.Eventually;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Doc;

/** Talkers and listeners on a schedule that a seed fixes; nobody waits for an answer before the next is due. */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEARTBEATS = Duration.ofSeconds(60);

    private final Stand stand;
    private final Random random;
    private final Recorder recorder = new Recorder();
    private final Truth truth;
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(4);
    private final Collection<Future<?>> steps = new ConcurrentLinkedQueue<>();
    private final Future<?> ticks;
    private final List<Client> assisted = new ArrayList<>();
    private final List<Client> outside = new CopyOnWriteArrayList<>();
    private final List<Client> listeners = new ArrayList<>();
    private final Map<String, Boolean> taken = new LinkedHashMap<>();
    private final AtomicInteger said = new AtomicInteger();

    Load(Stand stand, long seed, int conversations) {
        this.stand = stand;
        this.random = new Random(seed);
        this.truth = new Truth(stand, recorder);
        for (var i = 0; i < conversations; i++) {
            assisted.add(Client.visitor(recorder, stand.assisted(), "visitor " + i));
            outside.add(Client.visitor(recorder, stand.outside(), "shopper " + i));
        }
        ticks = schedule.scheduleAtFixedRate(this::tick, 0, 200, TimeUnit.MILLISECONDS);
    }

    private synchronized List<Client> everybody() {
        var all = new ArrayList<>(assisted);
        all.addAll(outside);
        all.addAll(listeners);
        return all;
    }

    private void tick() {
        everybody().forEach(Client::tick);
    }

    /** Everybody says a first word and is listened to by a second tab and by an agent; the outside ones ask for a human. */
    void open() {
        var talkers = everybody();
        talkers.forEach(talker -> talker.say("hello " + said.incrementAndGet()));
        outside.forEach(Client::escalate);
        Eventually.some(() -> yes(talkers.stream().allMatch(talker -> talker.isQuiet(1))), PATIENCE);
        synchronized (this) {
            for (var i = 0; i < talkers.size(); i++) {
                var talker = talkers.get(i);
                listeners.add(talker.tab("tab " + i, stand.assisted()));
                listeners.add(Client.agent(recorder, stand.assisted(), "agent " + i, talker.conversation()));
            }
        }
    }

    /** Messages at a fixed rate, for so long; which talker and what else happens, chance decides as the seed has it. */
    void talk(Duration time, int perSecond) {
        var count = time.toMillis() * perSecond / 1000;
        for (var i = 0L; i < count; i++) {
            steps.add(schedule.schedule(step(), i * 1000 / perSecond, TimeUnit.MILLISECONDS));
        }
    }

    private Runnable step() {
        var number = said.incrementAndGet();
        var talker = random.nextInt(assisted.size());
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> () -> outside.get(talker).say("line " + number);
            case 6 -> () -> stand.article("Do you sell lamp " + number + "?", "Yes, lamp " + number + " is for sale.");
            case 7, 8 -> () -> assisted.get(talker).say("Do you ship to Norway? " + number);
            case 9 -> this::replyOutside;
            case 10 -> () -> takeOver(talker);
            default -> () -> assisted.get(talker).say("line " + number);
        };
    }

    /** Two tabs of the first talker, each on another node whatever the network does. */
    List<Client> onEachNode() {
        var tabs = List.of(
                assisted.getFirst().tab("node 0", stand.at(0)),
                assisted.getFirst().tab("node 1", stand.at(1)));
        synchronized (this) {
            listeners.addAll(tabs);
        }
        Eventually.some(() -> yes(tabs.stream().allMatch(Client::isWelcome)), PATIENCE);
        return tabs;
    }

    long refusedAsConflict() {
        return recorder.history()
                .of(Event.Refused.class)
                .filter(one -> one.code().equals("conflict"))
                .count();
    }

    /** One of each thing that may happen, so that every part of the flow has something to do; a newcomer too. */
    void everything() {
        var number = said.incrementAndGet();
        var newcomer = Client.visitor(recorder, stand.outside(), "shopper " + number);
        synchronized (this) {
            outside.add(newcomer);
        }
        newcomer.say("hello " + number);
        newcomer.escalate();
        stand.article("Do you sell lamp " + number + "?", "Yes, lamp " + number + " is for sale.");
        assisted.forEach(talker -> talker.say("Do you sell lamp " + number + "?"));
        outside.getFirst().say("line " + number);
        replyOutside();
    }

    private void replyOutside() {
        stand.desk().tickets().stream()
                .skip(random.nextInt(outside.size()))
                .findFirst()
                .ifPresent(ticket ->
                        stand.desk().reply(Doc.id(ticket, "id"), AgentReply.saying("reply " + said.incrementAndGet())));
    }

    /** Half of the conversations stay with the assistant. */
    private void takeOver(int talker) {
        var conversation = assisted.get(talker).conversation();
        if (talker % 2 == 1 && taken.putIfAbsent(conversation, true) == null) {
            try {
                var answer = stand.anyRest().post("conversations/" + conversation + "/takeover", "");
                if (answer.status() == 200) {
                    recorder.add(new Event.TookOver(recorder.now(), conversation, "agent"));
                }
            } catch (AssertionError broken) {
                taken.remove(conversation);
            }
        }
    }

    /**
     * Waits until all that is due was sent, and all that was sent is acknowledged, shown and delivered and all that was
     * replied at the desk has come, then reads the whole truth. In between it may be quiet for a moment too, and what is said after the reading would pass for lost.
     */
    History quiet() {
        Eventually.some(() -> yes(steps.stream().allMatch(Future::isDone)), PATIENCE);
        Stream.concat(Stream.of(ticks), steps.stream())
                .filter(task -> task.state() == Future.State.FAILED)
                .forEach(task -> {
                    throw new AssertionError("the load itself failed", task.exceptionNow());
                });
        try {
            Eventually.some(() -> yes(isQuiet()), PATIENCE);
        } catch (AssertionError notQuiet) {
            System.out.println("not quiet after " + PATIENCE + ": " + stand.unfinished()
                    + everybody().stream()
                            .filter(one -> one.unacknowledged() > 0)
                            .map(Client::unacknowledged)
                            .toList());
        }
        awaitOneMind();
        everybody().forEach(Client::tellHolder);
        talkers().forEach(talker -> truth.ofConversation(talker.conversation()));
        truth.ofTickets(outside.stream().map(Client::conversation).toList());
        return recorder.history();
    }

    /** What NATS did not carry the nodes' heartbeat brings; whoever is not told of it by then is found by the checker. */
    private void awaitOneMind() {
        try {
            Eventually.some(() -> yes(talkers().stream().allMatch(this::isOfOneMind)), HEARTBEATS);
        } catch (AssertionError differ) {
            System.out.println("not of one mind about who holds the pen after " + HEARTBEATS);
        }
    }

    private boolean isOfOneMind(Client talker) {
        var holder = truth.holder(talker.conversation());
        return everybody().stream()
                .filter(one -> one.conversation().equals(talker.conversation()))
                .allMatch(one -> Objects.equals(one.holder(), holder));
    }

    private List<Client> talkers() {
        var all = new ArrayList<>(assisted);
        all.addAll(outside);
        return all;
    }

    private boolean isQuiet() {
        try {
            var last = new LinkedHashMap<String, Long>();
            var texts = new HashSet<String>();
            for (var talker : talkers()) {
                var lines = truth.lines(talker.conversation());
                last.put(talker.conversation(), (long) lines.size());
                lines.forEach(line -> texts.add(line.text()));
            }
            return stand.unfinished().isEmpty()
                    && texts.containsAll(truth.replies())
                    && everybody().stream().allMatch(one -> one.isQuiet(last.getOrDefault(one.conversation(), 0L)));
        } catch (AssertionError broken) {
            return false;
        }
    }

    private static Optional<Boolean> yes(boolean is) {
        return Optional.of(is).filter(Boolean::booleanValue);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        everybody().forEach(Client::drop);
    }
}
