package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.deskbridge.sandbox.intercom.Parts.Said;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.AtOneAddress;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Revocable;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;
import org.jspecify.annotations.Nullable;

/** An Intercom workspace: one app with its consent page, a pinned version, windows of ten seconds, parts and notices. */
public final class IntercomDesk extends Desk implements ByHand, AtOneAddress, Revocable {
    public static final String CLIENT_ID = "intercom-sandbox-client";
    public static final String CLIENT_SECRET = "intercom-sandbox-secret";
    public static final String TOKEN = "intercom-sandbox-token";
    public static final String LIMITED_TOKEN = "intercom-sandbox-limited-token";

    private static final String VERSION = "2.15";
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Store store;
    private final Views views;
    private final Parts parts;
    private final Notices notices;
    private final Consents consents;
    private final Attachments attachments;
    private final Routes open = new Routes();
    private final Routes routes = new Routes();

    public IntercomDesk(Setting setting) {
        super(setting);
        store = new Store(setting.clock());
        attachments = new Attachments(store);
        views = new Views(store, attachments);
        notices = new Notices(store, this);
        parts = new Parts(store, views, notices, this);
        consents = new Consents(store, setting);
        consents.routes(open);
        var vocabulary = new Vocabulary(store, setting);
        var contactLag = Duration.ofMillis(number(setting.options().json(), "contactLagMillis"));
        vocabulary.routes(routes);
        new Search(store, views, setting.options()).routes(routes);
        new Contacts(store, views, notices).routes(routes);
        new Sorting(store, views, notices, vocabulary).routes(routes);
        new Conversations(store, views, notices, parts, vocabulary, contactLag).routes(routes);
        new Replies(store, views, parts, vocabulary, attachments).routes(routes);
    }

    @Override
    protected Answer answer(Request request) {
        if (request.path().startsWith(Attachments.PLACE)) {
            return attachments.stored(request);
        }
        if (request.path().matches("/a/inbox/[^/]+/inbox/conversation/[0-9]+")) {
            var id = request.path().substring(request.path().lastIndexOf('/') + 1);
            return Answer.redirect(302, request.base() + "/agent/tickets/" + id);
        }
        var door = open.find(request.method(), request.path());
        if (door.isPresent()) {
            return door.get().handler().answer(new Call(request, door.get().at(), JsonValue.EMPTY_JSON_OBJECT));
        }
        var grant = consents.grant(request);
        var headers = window();
        try {
            return answer(request, grant).with(headers);
        } catch (Refused refused) {
            return refused.answer().with(headers);
        }
    }

    /** An app that does not say its version gets the one set for it in the Developer Hub, which may be any: not here. */
    private Answer answer(Request request, JsonObject grant) {
        if (!request.header("Intercom-Version").orElse("").equals(VERSION)) {
            throw Failure.of(400, "intercom_version_invalid", "The requested version could not be found");
        }
        if (truth(grant, "limited") && request.path().startsWith("/conversations")) {
            throw Failure.of(403, "api_plan_restricted", "Active subscription needed.");
        }
        var match = routes.find(request.method(), request.path()).orElseThrow(Failure::missing);
        return match.handler().answer(new Call(request, match.at(), grant));
    }

    /** Told in windows of ten seconds, with the end of the window as a time. */
    private Map<String, String> window() {
        if (!setting().options().limited()) {
            return Map.of();
        }
        var level = limits().counted("app", setting().options().limit("limit", 1_666), WINDOW);
        var headers = Map.of(
                "X-RateLimit-Limit", Integer.toString(level.limit()),
                "X-RateLimit-Remaining", Integer.toString(level.remaining()),
                "X-RateLimit-Reset", Long.toString(store.now() + level.resetSeconds()));
        if (!level.allowed()) {
            throw tooMany(Failure.answer(429, "rate_limit_exceeded", "Exceeded rate limit"), headers);
        }
        return headers;
    }

    @Override
    protected String template(Request request) {
        var match = open.find(request.method(), request.path()).or(() -> routes.find(request.method(), request.path()));
        return request.method() + " " + match.map(Routes.Match::template).orElse(request.path());
    }

    @Override
    public boolean isShared(String path) {
        return path.equals(Consents.TOKEN_PATH) || path.equals("/me");
    }

    @Override
    public synchronized boolean isMeant(Request request) {
        return consents.isMeant(request);
    }

    @Override
    public void revoke() {
        alone(consents::revoke);
    }

    void exclusively(Runnable action) {
        alone(action);
    }

    String address() {
        return base();
    }

    @Override
    protected List<JsonObject> allTickets() {
        var told = new TicketView(store, attachments);
        return store.conversations.all().stream()
                .map(row -> told.told(row, base()))
                .toList();
    }

    @Override
    public void reply(String id, AgentReply reply) {
        alone(() -> {
            var file = reply.file();
            var html = reply.html() == null ? Html.ofText(reply.text()) : Html.ofAdmin(reply.html());
            var files = file == null ? List.<JsonObject>of() : List.of(attachments.kept(file));
            var type = reply.internal() ? "note" : "comment";
            var author = views.admin(author(reply.authorName()));
            parts.byStaff(store.conversation(id), new Said(type, html, author, files, false, false, 0));
        });
    }

    /** Fin is Intercom's own bot. */
    private long author(@Nullable String name) {
        if (name == null || name.equals("Fin")) {
            return name == null ? Store.AGENT : Store.FIN;
        }
        return store.admins.all().stream()
                .filter(row -> name.equals(text(row, "name")))
                .map(row -> number(row, "id"))
                .findFirst()
                .orElseGet(() -> {
                    var id = store.admins.next();
                    return number(store.admin(id, name, "agent-" + id + "@deskbridge.example"), "id");
                });
    }

    /** In Intercom's own Messenger. */
    @Override
    public void said(String id, String text) {
        alone(() -> {
            var conversation = store.conversation(id);
            var author = views.author(parts.contact(conversation));
            parts.byContact(conversation, Said.of("comment", Html.ofText(text), author, false));
        });
    }

    @Override
    public void status(String id, String status) {
        alone(() -> {
            var conversation = store.conversation(id);
            var agent = views.admin(Store.AGENT);
            switch (status) {
                case "closed" -> parts.close(conversation, Said.of("close", null, agent, false));
                case "snoozed" ->
                    parts.snooze(conversation, Said.of("snoozed", null, agent, false), store.now() + 3_600);
                default -> parts.open(conversation, Said.of("open", null, agent, false));
            }
        });
    }

    @Override
    public List<String> statuses() {
        return List.of("open", "closed", "snoozed");
    }

    @Override
    public synchronized List<JsonObject> rules() {
        return notices.hooks();
    }

    /** The address is tried before, while nothing here is kept waiting. */
    @Override
    public void rule(JsonObject wanted) {
        var hook = Notices.checked(wanted);
        alone(() -> notices.set(hook));
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
