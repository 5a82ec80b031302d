package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;

/** An account with one app: HTTP Basic with a key of that app, and people who take conversations over. */
public final class ConversationsDesk extends Desk implements ByHand {
    public static final String APP_ID = "5f1a00000000000000000001";
    public static final String KEY_ID = "app_5f1a00000000000000000002";
    public static final String KEY_SECRET = "conversations-sandbox-secret";
    public static final String WEBHOOK_SECRET = "conversations-webhook-secret";

    private static final String PEOPLE = "Sandbox Agent";

    private final Store store;
    private final Events events;
    private final Users users;
    private final Conversations conversations;
    private final Messages messages;
    private final Uploads uploads;
    private final Routes routes = new Routes();

    public ConversationsDesk(Setting setting) {
        super(setting);
        store = new Store(setting.clock());
        events = new Events(store, this);
        users = new Users(store, events);
        conversations = new Conversations(store, events, this);
        messages = new Messages(store, events, this);
        uploads = new Uploads(store);
        users.routes(routes);
        conversations.routes(routes);
        messages.routes(routes);
        uploads.routes(routes);
    }

    @Override
    protected Answer answer(Request request) {
        if (request.path().startsWith("/attachments/v2/")) {
            return uploads.stored(request);
        }
        if (!request.basic().filter((KEY_ID + ":" + KEY_SECRET)::equals).isPresent()) {
            throw Failure.of(401, "unauthorized", "Authorization is required");
        }
        if (request.path().equals("/v2/tokenInfo")) {
            return Answer.json(200, doc("app", app()));
        }
        return inApp(request);
    }

    private JsonObject app() {
        return doc(
                "id",
                APP_ID,
                "displayName",
                "Sandbox app",
                "subdomain",
                setting().label());
    }

    private Answer inApp(Request request) {
        var prefix = "/v2/apps/" + APP_ID;
        if (!request.path().equals(prefix) && !request.path().startsWith(prefix + "/")) {
            throw Failure.of(404, "app_not_found", "App not found");
        }
        var below = request.at(request.path().substring(prefix.length()));
        if (below.path().isEmpty()) {
            return Answer.json(200, doc("app", app()));
        }
        var match = routes.find(below.method(), below.path())
                .orElseThrow(() -> Failure.of(404, "not_found", "There is no such call"));
        return match.handler().answer(new Call(below, match.at(), JsonValue.EMPTY_JSON_OBJECT));
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

    @Override
    public void reply(String ticket, AgentReply reply) {
        alone(() -> {
            var conversation = store.conversation(ticket);
            var name = Objects.requireNonNullElse(reply.authorName(), PEOPLE);
            if (reply.internal()) {
                store.notes.put(doc(
                        "id",
                        Store.id(),
                        "conversationId",
                        ticket,
                        "authorName",
                        name,
                        "text",
                        reply.text(),
                        "createdAt",
                        store.now()));
                return;
            }
            var author = doc("type", "business", "displayName", name);
            var source = doc("type", "zd:agentWorkspace");
            if (!reply.text().isEmpty()) {
                var words = doc("type", "text", "text", reply.text());
                messages.add(
                        conversation,
                        author,
                        reply.html() == null ? words : with(words, "htmlText", reply.html()),
                        source,
                        doc());
            }
            var file = reply.file();
            if (file != null) {
                var kind = file.type().startsWith("image/") ? "image" : "file";
                messages.add(
                        conversation,
                        author,
                        doc(
                                "type",
                                kind,
                                "mediaUrl",
                                uploads.kept(file, base()),
                                "mediaType",
                                file.type(),
                                "altText",
                                file.name()),
                        source,
                        doc());
            }
        });
    }

    /** On another device of theirs. */
    @Override
    public void said(String ticket, String text) {
        alone(() -> {
            var conversation = store.conversation(ticket);
            var user = store.user(text(conversation, "userId", "")).orElseThrow();
            messages.add(
                    conversation, Messages.person(user), doc("type", "text", "text", text), doc("type", "web"), doc());
        });
    }

    /** Closing the ticket releases control, as Zendesk does it. */
    @Override
    public void status(String ticket, String status) {
        alone(() -> {
            var conversation = store.conversation(ticket);
            if (status.equals("closed")) {
                conversations.released(conversation, "ticketClosed");
            } else {
                events.passed(store.hand(conversation, Store.PEOPLE));
            }
        });
    }

    @Override
    public List<String> statuses() {
        return List.of("open", "closed");
    }

    /** An agent types, stops, or has read: {@code typing:start}, {@code typing:stop}, {@code conversation:read}. */
    public void acts(String ticket, String type) {
        alone(() -> events.active(store.conversation(ticket), type, doc("type", "business", "displayName", PEOPLE)));
    }

    /** The customer turns out to be somebody whom the desk knows; returns the id under which the conversation goes on. */
    public String merge(String ticket) {
        var into = new String[1];
        alone(() -> into[0] = users.merge(ticket));
        return into[0];
    }

    @Override
    public List<JsonObject> rules() {
        return store.webhook.isEmpty() ? List.of() : List.of(with(store.webhook, "url", text(store.webhook, "target")));
    }

    @Override
    public void rule(JsonObject wanted) {
        alone(() -> events.webhook(wanted));
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
