package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;
import org.jspecify.annotations.Nullable;

/** A Zendesk account: OAuth or the old token, several limits at once, and the calls a chat product needs. */
public final class ZendeskDesk extends Desk {
    public static final String EMAIL = "agent@deskbridge.example";
    public static final String API_TOKEN = "zendesk-sandbox-token";
    public static final String CLIENT_ID = "deskbridge";
    public static final String CLIENT_SECRET = "zendesk-sandbox-secret";
    public static final String LIMITED_EMAIL = "limited@deskbridge.example";
    public static final String LIMITED_API_TOKEN = "zendesk-sandbox-limited-token";
    public static final String LIMITED_CLIENT_ID = "deskbridge-limited";
    public static final String LIMITED_CLIENT_SECRET = "zendesk-sandbox-limited-secret";

    private final Store store;
    private final Tokens tokens;
    private final Limited limited = new Limited(this);
    private final Uploads uploads;
    private final Tickets tickets;
    private final Search search;
    private final Routes routes = new Routes();

    public ZendeskDesk(Setting setting) {
        super(setting);
        store = new Store(setting.clock());
        tokens = new Tokens(store);
        uploads = new Uploads(store);
        search = new Search(store, this);
        var posting = new Posting(store, courier());
        var webhooks = new Webhooks(store, posting);
        var triggers = new Triggers(store, webhooks);
        var users = new Users(store, limited);
        var aftermath = new Aftermath(store, search, triggers, posting);
        tickets = new Tickets(store, users, uploads, aftermath);
        new TicketTags(store, aftermath).routes(routes);
        new Reading(store, this).routes(routes);
        users.routes(routes);
        tickets.routes(routes);
        uploads.routes(routes);
        search.routes(routes);
        webhooks.routes(routes);
        triggers.routes(routes);
    }

    @Override
    protected Answer answer(Request asked) {
        var request = asked.at(trimmed(asked.path()));
        if (request.path().equals("/oauth/tokens") && "POST".equals(request.method())) {
            return tokens.grant(request);
        }
        if (request.path().startsWith("/attachments/token/")) {
            return uploads.content(request);
        }
        var caller = tokens.caller(request);
        var headers = limited.take(request, caller);
        var id = UUID.randomUUID().toString();
        return answer(request, caller)
                .with(headers)
                .with("X-Zendesk-Request-Id", id)
                .with("X-Request-Id", id);
    }

    private Answer answer(Request request, JsonObject caller) {
        var match = routes.find(request.method(), request.path()).orElseThrow(Failure::missing);
        try {
            return match.handler().answer(new Call(request, match.at(), caller));
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    /** Every path works with and without its suffix. */
    private static String trimmed(String path) {
        return path.replaceFirst("\\.json$", "").replaceFirst("(?<=.)/$", "");
    }

    @Override
    protected String template(Request request) {
        return request.method() + " "
                + routes.find(request.method(), trimmed(request.path()))
                        .map(Routes.Match::template)
                        .orElse(request.path());
    }

    Refused over(Answer answer, Map<String, String> headers) {
        return tooMany(answer, headers);
    }

    @Override
    protected List<JsonObject> allTickets() {
        var views = new TicketView(store);
        return store.tickets.all().stream().map(views::told).toList();
    }

    @Override
    public void reply(String id, AgentReply reply) {
        var ticket = row(id);
        alone(() -> {
            var author = author(reply.authorName());
            var edit = new Edit(store, store.ticket(ticket), author, false);
            edit.channel = "web";
            var file = reply.file();
            edit.say(
                    reply.text(),
                    Objects.requireNonNullElse(reply.html(), "<p>" + escaped(reply.text()) + "</p>"),
                    !reply.internal(),
                    author,
                    file == null ? List.of() : List.of(uploads.kept(file, base())));
            if (!reply.internal() && "new".equals(text(edit.before, "status"))) {
                edit.set("assignee_id", number(author, "id"));
                edit.set("status", "open");
            }
            tickets.byHand(edit);
        });
    }

    /** A requester's mail opens a ticket that was solved, as the standard trigger does. */
    @Override
    public void said(String id, String text) {
        alone(() -> {
            var ticket = store.ticket(row(id));
            var requester = Objects.requireNonNull(store.users.get(number(ticket, "requester_id")));
            var edit = new Edit(store, ticket, requester, false);
            edit.channel = "email";
            edit.say(text, "<p>" + escaped(text) + "</p>", true, requester, List.of());
            edit.set("status", "open");
            tickets.byHand(edit);
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }

    private JsonObject author(@Nullable String name) {
        if (name == null) {
            return Objects.requireNonNull(store.users.get(Store.AGENT));
        }
        var known = store.users.all().stream()
                .filter(row -> name.equals(text(row, "name")))
                .findFirst();
        return known.orElseGet(() -> store.user(name, "agent-" + UUID.randomUUID() + "@deskbridge.example", "agent"));
    }

    /** Also out of closed, which no API call can do: a sandbox may be wound back. */
    @Override
    public void status(String id, String status) {
        var ticket = row(id);
        alone(() -> {
            var edit = new Edit(store, store.ticket(ticket), author(null), false);
            edit.set("status", status);
            tickets.byHand(edit);
        });
    }

    @Override
    public List<String> statuses() {
        return List.of("open", "pending", "hold", "solved", "closed");
    }

    @Override
    public JsonObject state() {
        return store.state();
    }

    @Override
    public void restore(JsonObject state) {
        store.restore(state);
        store.tickets.all().forEach(search::add);
    }
}
