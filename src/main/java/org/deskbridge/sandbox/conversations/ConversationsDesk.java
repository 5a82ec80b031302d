package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Live;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;

/** An account with one app: a key of that app, and people who take conversations over. */
public final class ConversationsDesk extends Desk implements ByHand, Live {
    public static final String APP_ID = "5f1a00000000000000000001";
    public static final String KEY_ID = "app_5f1a00000000000000000002";
    public static final String KEY_SECRET = "conversations-sandbox-secret";

    /** Of an integration, which may not see the app itself nor take control from others. */
    public static final String LIMITED_KEY_ID = "int_5f1a00000000000000000003";

    public static final String LIMITED_KEY_SECRET = "conversations-sandbox-limited-secret";

    /** Of a webhook for which nobody gives another. */
    public static final String WEBHOOK_SECRET = "conversations-webhook-secret";

    static final String PEOPLE = "Sandbox Agent";

    private static final JsonObject WORKSPACE = doc("type", "zd:agentWorkspace");
    private static final Set<String> ACTS = Set.of("typing:start", "typing:stop", "conversation:read");

    private final Store store;
    private final Events events;
    private final Keys keys;
    private final Users users;
    private final Conversations conversations;
    private final Switchboard switchboard;
    private final Messages messages;
    private final Uploads uploads;
    private final Routes routes = new Routes();

    public ConversationsDesk(Setting setting) {
        super(setting);
        store = new Store(setting.clock());
        events = new Events(store, this);
        keys = new Keys(setting.clock());
        users = new Users(store, events);
        conversations = new Conversations(store, events, this);
        switchboard = new Switchboard(store, events, this);
        uploads = new Uploads(store);
        messages = new Messages(
                store, events, switchboard, uploads, setting.options().json());
        users.routes(routes);
        conversations.routes(routes);
        switchboard.routes(routes);
        messages.routes(routes);
        uploads.routes(routes);
    }

    @Override
    protected Answer answer(Request request) {
        var isFile = request.path().startsWith(Uploads.PLACE);
        if (isFile && !truth(setting().options().json(), "privateAttachments")) {
            return uploads.stored(request);
        }
        var scope = keys.scope(request).orElseThrow(() -> Failure.of(401, "unauthorized", "Authorization is required"));
        if (isFile) {
            return uploads.stored(request);
        }
        if (request.path().equals("/v2/tokenInfo")) {
            return Answer.json(
                    200, doc("app", with(app(), "subdomain", setting().label())));
        }
        var answer = inApp(request, scope);
        events.flush();
        return answer;
    }

    private static JsonObject app() {
        return doc("id", APP_ID, "displayName", "Sandbox app", "settings", doc(), "metadata", doc());
    }

    private Answer inApp(Request request, String scope) {
        var prefix = "/v2/apps/" + APP_ID;
        if (!request.path().equals(prefix) && !request.path().startsWith(prefix + "/")) {
            throw Failure.of(404, "app_not_found", "App not found");
        }
        var below = request.at(request.path().substring(prefix.length()));
        if (below.path().isEmpty()) {
            if (!scope.equals("app")) {
                throw Failure.of(403, "forbidden", "Forbidden");
            }
            return Answer.json(200, doc("app", app()));
        }
        var match = routes.find(below.method(), below.path())
                .orElseThrow(() -> Failure.of(404, "not_found", "Resource not found"));
        return match.handler().answer(new Call(below, match.at(), doc("scope", scope)));
    }

    @Override
    protected String template(Request request) {
        var below = request.path().replaceFirst("^/v2/apps/[^/]+", "");
        return request.method() + " "
                + routes.find(request.method(), below)
                        .map(Routes.Match::template)
                        .orElse(request.path());
    }

    @Override
    protected List<JsonObject> allTickets() {
        var told = new Told(store);
        return store.conversations.all().stream().map(told::ticket).toList();
    }

    /** What goes out of one act goes out together. */
    void exclusively(Runnable act) {
        alone(() -> {
            act.run();
            events.flush();
        });
    }

    @Override
    public void reply(String ticket, AgentReply reply) {
        exclusively(() -> {
            var name = Objects.requireNonNullElse(reply.authorName(), PEOPLE);
            store.conversation(ticket);
            if (reply.internal()) {
                note(ticket, name, reply.text());
            } else {
                say(ticket, doc("type", "business", "displayName", name), reply);
            }
        });
    }

    private void note(String ticket, String name, String text) {
        store.notes.put(doc(
                "id",
                store.id(),
                "conversationId",
                ticket,
                "authorName",
                name,
                "text",
                text,
                "createdAt",
                store.now()));
    }

    private void say(String ticket, JsonObject author, AgentReply reply) {
        if (!reply.text().isEmpty()) {
            var words = doc("type", "text", "text", reply.text());
            var content = reply.html() == null ? words : with(words, "htmlText", reply.html());
            messages.add(ticket, author, content, WORKSPACE, doc());
        }
        var file = reply.file();
        if (file != null) {
            var kind = file.type().startsWith("image/") ? "image" : "file";
            var content = doc("type", kind, "mediaUrl", uploads.kept(file, base()), "altText", file.name());
            messages.add(ticket, author, uploads.described(content), WORKSPACE, doc());
        }
    }

    /** On another device of theirs. */
    @Override
    public void said(String ticket, String text) {
        exclusively(() -> {
            var user = store.knownUser(text(store.conversation(ticket), "userId", ""));
            var content = doc("type", "text", "text", text);
            messages.add(ticket, Messages.person(user), content, doc("type", "web"), doc());
        });
    }

    /** Whoever ends the ticket hands back control, and Zendesk says in the conversation that it did. */
    @Override
    public void status(String ticket, String status) {
        exclusively(() -> {
            if (status.equals("open")) {
                switchboard.toPeople(ticket);
            } else {
                messages.ticketClosed(ticket);
                switchboard.closed(ticket);
            }
        });
    }

    @Override
    public List<String> statuses() {
        return List.of("open", "solved", "closed");
    }

    @Override
    public void acts(String ticket, String type) {
        if (!ACTS.contains(type)) {
            throw new IllegalArgumentException("type is one of " + ACTS);
        }
        exclusively(() -> conversations.acts(ticket, type));
    }

    /** The customer turns out to be somebody whom the desk knows. */
    @Override
    public String merge(String ticket) {
        var into = new String[1];
        exclusively(() -> into[0] = users.merge(ticket));
        return into[0];
    }

    @Override
    public List<JsonObject> rules() {
        return store.webhook.isEmpty() ? List.of() : List.of(with(store.webhook, "url", text(store.webhook, "target")));
    }

    /** Asks at the address before the account is held: the one that answers may be on its way here. */
    @Override
    public void rule(JsonObject wanted) {
        var webhook = events.webhook(wanted);
        alone(() -> store.webhook = with(webhook, "id", store.id()));
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
