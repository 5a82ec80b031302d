package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.deskbridge.sandbox.freshdesk.Conversations.Said;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;
import org.jspecify.annotations.Nullable;

/** A Freshdesk account: HTTP Basic with an agent's key, limits by the minute, and the calls a chat product needs. */
public final class FreshdeskDesk extends Desk implements ByHand {
    public static final String KEY = "freshdesk-sandbox-key";

    /** Of an agent who may look and not touch. */
    public static final String LIMITED_KEY = "freshdesk-sandbox-limited-key";

    private static final Map<String, Long> KEYS = Map.of(KEY, Store.OWNER, LIMITED_KEY, Store.LIMITED);

    private final Store store;
    private final Tickets tickets;
    private final Conversations conversations;
    private final Attachments attachments;
    private final TicketView view;
    private final Rules rules;
    private final Allowance allowance = new Allowance(this);
    private final Routes routes = new Routes();

    public FreshdeskDesk(Setting setting) {
        super(setting);
        store = new Store(setting.clock());
        var fields = new TicketFields(setting.options(), store.now());
        var people = new People(store);
        var contacts = new Contacts(store, people);
        attachments = new Attachments(store, this::base);
        view = new TicketView(store, attachments);
        rules = new Rules(store, this);
        tickets = new Tickets(store, fields, contacts, attachments, view, rules);
        conversations = new Conversations(store, tickets, attachments, view, rules, setting.options());
        new Vocabulary(store, fields, setting.label()).routes(routes);
        contacts.routes(routes);
        new TicketLists(store, people, view).routes(routes);
        tickets.routes(routes);
        conversations.routes(routes);
        new Search(store, fields, view, setting.options().searchLag()).routes(routes);
    }

    @Override
    protected Answer answer(Request request) {
        if (request.path().startsWith(Attachments.PLACE)) {
            return attachments.stored(request);
        }
        if (request.path().startsWith("/a/tickets/")) {
            return Answer.redirect(
                    302, request.base() + "/agent/" + request.path().substring("/a/".length()));
        }
        var caller = caller(request);
        var headers = allowance.take(request);
        try {
            return answer(request, caller).with(headers);
        } catch (Refused refused) {
            return refused.answer().with(headers);
        }
    }

    private Answer answer(Request request, JsonObject caller) {
        if (!request.header("accept").orElse("*/*").matches(".*(\\*/\\*|application/json).*")) {
            throw new Refused(Answer.empty(406));
        }
        var match = routes.find(request.method(), request.path());
        if (match.isEmpty()) {
            throw routes.knows(request.path())
                    ? Failure.notAllowed(request.method(), "another method")
                    : Failure.missing();
        }
        if (number(caller, "id") == Store.LIMITED && !request.method().equals("GET")) {
            throw Failure.denied();
        }
        return match.get().handler().answer(new Call(request, match.get().at(), caller));
    }

    /** The key is the user's name; the password is anything. */
    private JsonObject caller(Request request) {
        var agent = request.basic().map(pair -> KEYS.get(pair.split(":", 2)[0]));
        if (agent.isEmpty()) {
            throw Failure.of(401, "invalid_credentials", "You have to be logged in to perform this action.");
        }
        return Objects.requireNonNull(store.agents.get(agent.get()));
    }

    Refused over(Answer answer, Map<String, String> headers) {
        return tooMany(answer, headers);
    }

    String address() {
        return base();
    }

    @Override
    protected String template(Request request) {
        return request.method() + " "
                + routes.find(request.method(), request.path())
                        .map(Routes.Match::template)
                        .orElse(request.path());
    }

    @Override
    protected List<JsonObject> allTickets() {
        return store.tickets.all().stream().map(view::told).toList();
    }

    @Override
    public void reply(String id, AgentReply reply) {
        alone(() -> {
            var ticket = store.ticket(row(id));
            var html = Objects.requireNonNullElse(reply.html(), org.jsoup.nodes.Entities.escape(reply.text()));
            var source = reply.internal() ? Conversations.NOTE : Conversations.REPLY;
            var file = reply.file();
            var said = new Said(
                    author(reply.authorName()),
                    html.isBlank() ? "(a file)" : html,
                    source,
                    false,
                    reply.internal(),
                    "web");
            conversations.add(ticket, said, file == null ? List.of() : List.of(file));
        });
    }

    private long author(@Nullable String name) {
        if (name == null) {
            return Store.AGENT;
        }
        return store.agents.all().stream()
                .filter(row -> name.equals(text(object(row, "contact"), "name")))
                .map(row -> number(row, "id"))
                .findFirst()
                .orElseGet(() -> {
                    var id = store.agents.next();
                    store.agent(id, name, "agent-" + id + "@deskbridge.example");
                    return id;
                });
    }

    /** By e-mail, which opens a ticket again that was done: the rule for that is there in every new account. */
    @Override
    public void said(String id, String text) {
        alone(() -> {
            var ticket = store.ticket(row(id));
            var html = org.jsoup.nodes.Entities.escape(text).replace("\n", "<br>");
            var by = number(ticket, "requester_id");
            conversations.add(ticket, new Said(by, html, Conversations.REPLY, true, false, "email"), List.of());
            var status = number(ticket, "status");
            if (status == 4 || status == 5) {
                store.touch(row(id), "status", 2);
                tickets.tellStatus(ticket, false);
            }
        });
    }

    @Override
    public void status(String id, String status) {
        alone(() -> {
            var before = store.ticket(row(id));
            switch (status) {
                case "spam" -> store.touch(row(id), "spam", true);
                case "deleted" -> store.touch(row(id), "deleted", true);
                default ->
                    TicketFields.STATUSES.forEach((number, label) -> {
                        if (label.toLowerCase(Locale.ROOT).equals(status)) {
                            store.tickets.put(with(before, "status", number, "spam", false, "deleted", false));
                            store.touch(row(id));
                        }
                    });
            }
            tickets.tellStatus(before, true);
        });
    }

    @Override
    public List<String> statuses() {
        var words = new ArrayList<String>();
        TicketFields.STATUSES.values().forEach(label -> words.add(label.toLowerCase(Locale.ROOT)));
        words.addAll(List.of("spam", "deleted"));
        return words;
    }

    @Override
    public synchronized List<JsonObject> rules() {
        return rules.all();
    }

    @Override
    public void rule(JsonObject wanted) {
        alone(() -> rules.replace(wanted));
    }

    @Override
    public JsonObject state() {
        return store.state();
    }

    @Override
    public void restore(JsonObject state) {
        store.restore(state);
    }
}
