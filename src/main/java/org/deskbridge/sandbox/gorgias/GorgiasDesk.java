package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.deskbridge.sandbox.kit.Setting;

/** A Gorgias account: HTTP Basic with a user's e-mail and key, one leaky bucket, and the calls a chat product needs. */
public final class GorgiasDesk extends Desk {
    public static final String EMAIL = "agent@deskbridge.example";
    public static final String KEY = "gorgias-sandbox-key";
    public static final String LIMITED_EMAIL = "limited@deskbridge.example";
    public static final String LIMITED_KEY = "gorgias-sandbox-limited-key";

    private static final Map<String, Long> USERS =
            Map.of(EMAIL + ":" + KEY, Store.OWNER, LIMITED_EMAIL + ":" + LIMITED_KEY, Store.LIMITED);

    private final Store store;
    private final Messages messages;
    private final Happenings happenings;
    private final Uploads uploads;
    private final Routes routes = new Routes();

    public GorgiasDesk(Setting setting) {
        super(setting);
        store = new Store(setting.clock());
        var integrations = new Integrations(store, this);
        happenings = new Happenings(store, integrations);
        var customers = new Customers(store);
        messages = new Messages(store, customers, happenings);
        uploads = new Uploads(store);
        var tags = new Tags(store, happenings);
        new Vocabulary(store, setting.label()).routes(routes);
        customers.routes(routes);
        new Tickets(store, customers, messages, tags, happenings).routes(routes);
        messages.routes(routes);
        tags.routes(routes);
        happenings.routes(routes);
        integrations.routes(routes);
        uploads.routes(routes);
    }

    @Override
    protected Answer answer(Request asked) {
        var request = asked.at(trimmed(asked.path()));
        if (request.path().startsWith("/uploads/")) {
            return uploads.stored(request);
        }
        var caller = caller(request);
        var headers = takeFromBucket();
        try {
            return answer(request, caller).with(headers);
        } catch (org.deskbridge.sandbox.kit.Refused refused) {
            return refused.answer().with(headers);
        }
    }

    private Answer answer(Request request, JsonObject caller) {
        var match = routes.find(request.method(), request.path());
        if (match.isPresent()) {
            return match.get().handler().answer(new Call(request, match.get().at(), caller));
        }
        throw routes.knows(request.path()) ? Failure.of(405, "Method not allowed.") : Failure.missing();
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private JsonObject caller(Request request) {
        var user = request.basic().map(USERS::get);
        if (user.isEmpty()) {
            throw Failure.of(401, "Unauthorized.");
        }
        return Objects.requireNonNull(store.users.get(user.get()));
    }

    private Map<String, String> takeFromBucket() {
        if (!setting().options().limited()) {
            return Map.of();
        }
        var window = Duration.ofSeconds(setting().options().limit("seconds", 20));
        var level = limits().leaky("account", setting().options().limit("limit", 40), window);
        var headers = Map.of(
                "X-Gorgias-Account-Api-Call-Limit",
                level.used() + "/" + level.limit(),
                "Retry-after",
                Long.toString(level.resetSeconds()));
        if (!level.allowed()) {
            throw tooMany(Failure.answer(429, "Too many requests."), headers);
        }
        return headers;
    }

    @Override
    protected String template(Request request) {
        return request.method() + " "
                + routes.find(request.method(), trimmed(request.path()))
                        .map(Routes.Match::template)
                        .orElse(request.path());
    }

    void exclusively(Runnable action) {
        alone(action);
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
            store.ticket(ticket);
            var author = author(reply.authorName());
            var file = reply.file();
            var note = reply.internal();
            messages.add(
                    ticket,
                    doc(
                            "channel",
                            note ? "internal-note" : text(store.ticket(ticket), "channel"),
                            "via",
                            "helpdesk",
                            "from_agent",
                            true,
                            "public",
                            !note,
                            "sender",
                            doc("id", number(author, "id")),
                            "body_text",
                            reply.text(),
                            "body_html",
                            Objects.requireNonNullElse(reply.html(), reply.text()),
                            "attachments",
                            file == null ? list(List.of()) : list(List.of(uploads.kept(file, base(), "attachment")))),
                    author);
        });
    }

    @Override
    public void said(String id, String text) {
        alone(() -> {
            var ticket = store.ticket(row(id));
            var customer = doc("id", number(ticket, "customer_id"));
            var mail = doc("channel", "email", "via", "email", "from_agent", false, "sender", customer);
            messages.add(
                    row(id),
                    with(mail, "body_text", text, "body_html", text),
                    Objects.requireNonNull(store.users.get(Store.AGENT)));
        });
    }

    private JsonObject author(@org.jspecify.annotations.Nullable String name) {
        if (name == null) {
            return Objects.requireNonNull(store.users.get(Store.AGENT));
        }
        return store.users.all().stream()
                .filter(row -> name.equals(text(row, "name")))
                .findFirst()
                .orElseGet(() -> {
                    var id = store.users.next();
                    return store.user(id, name, "agent-" + id + "@deskbridge.example", "agent");
                });
    }

    @Override
    public void status(String id, String status) {
        var ticket = row(id);
        alone(() -> {
            var before = store.ticket(ticket);
            store.touch(ticket);
            store.tickets.put(with(
                    store.ticket(ticket),
                    "status",
                    status,
                    "closed_datetime",
                    "closed".equals(status) ? store.now() : null));
            happenings.changed(before, store.ticket(ticket), author(null));
        });
    }

    @Override
    public List<String> statuses() {
        return List.of("open", "closed");
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
