package org.deskbridge.sandbox;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.AtOneAddress;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Options;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Setting;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;

/** All accounts of all look-alikes, free of any server: asks come in as values and go out as values. */
public final class Sandbox {
    /** The account that is there from the start. */
    public static final String DEMO = "demo";

    public static final Set<String> VENDORS =
            Set.of("gorgias", "zendesk", "freshdesk", "zendesk-conversations", "intercom");

    private final Clock clock;
    private final ScheduledExecutorService threads;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final Control control = new Control(this);
    private final AgentPages pages = new AgentPages();

    /** Webhooks go out on these threads. */
    public Sandbox(Clock clock, ScheduledExecutorService threads) {
        this.clock = clock;
        this.threads = threads;
        VENDORS.forEach(vendor -> open(vendor, DEMO, Options.VENDOR));
    }

    /** An account as new, whether or not there was one. */
    public Desk open(String vendor, String account, Options options) {
        var setting = new Setting(account, options, clock, threads);
        var desk = switch (vendor) {
            case "gorgias" -> new GorgiasDesk(setting);
            case "zendesk" -> new ZendeskDesk(setting);
            case "freshdesk" -> new FreshdeskDesk(setting);
            case "zendesk-conversations" -> new ConversationsDesk(setting);
            case "intercom" -> new IntercomDesk(setting);
            default -> throw new IllegalArgumentException("no such vendor: " + vendor);
        };
        desks.put(vendor + "/" + account, desk);
        return desk;
    }

    public Optional<Desk> find(String vendor, String account) {
        return Optional.ofNullable(desks.get(vendor + "/" + account));
    }

    public Desk desk(String vendor, String account) {
        return find(vendor, account).orElseThrow(() -> new IllegalArgumentException("no such account: " + account));
    }

    /** The path is below {@code /sandbox}: {@code /{vendor}/{account}/…}. */
    public Answer handle(Request request) throws InterruptedException {
        var parts = request.path().split("/", 4);
        if (parts.length < 3 || !VENDORS.contains(parts[1]) || parts[2].isEmpty()) {
            return unknown();
        }
        var inner = request.below("/" + parts[1] + "/" + parts[2]);
        if (inner.path().equals("/_sandbox") || inner.path().startsWith("/_sandbox/")) {
            return control.answer(parts[1], parts[2], inner);
        }
        var desk = find(parts[1], parts[2]);
        if (desk.isEmpty()) {
            return atOneAddress(parts[1], request.below("/" + parts[1]));
        }
        return AgentPages.isOne(inner.path())
                ? pages.answer(desk.get(), inner)
                : desk.get().handle(inner);
    }

    /** What nobody's account is meant by is answered by the one that is always there, which says why not. */
    private Answer atOneAddress(String vendor, Request request) throws InterruptedException {
        var able = desks.entrySet().stream()
                .filter(one -> one.getKey().startsWith(vendor + "/"))
                .map(Map.Entry::getValue)
                .filter(one -> one instanceof AtOneAddress shared && shared.isShared(request.path()))
                .toList();
        var meant = able.stream().filter(one -> one instanceof AtOneAddress shared && shared.isMeant(request));
        var desk = meant.findFirst().or(() -> find(vendor, DEMO).filter(able::contains));
        return desk.isEmpty() ? unknown() : desk.get().handle(request);
    }

    /** What a vendor's front door says to a subdomain that nobody has. */
    private static Answer unknown() {
        return Answer.html(
                404,
                "<!doctype html><html><head><title>Not found</title></head><body>"
                        + "<h1>There is no help desk at this address.</h1></body></html>");
    }

    /** Lets go of everybody who is kept waiting by a fault. */
    public void stopHanging() {
        desks.values().forEach(desk -> desk.faults().hang(false));
    }

    long changes() {
        return desks.values().stream().mapToLong(Desk::changes).sum();
    }

    JsonObject state() {
        var states = new ArrayList<JsonObject>();
        desks.forEach((name, desk) -> {
            synchronized (desk) {
                states.add(doc("name", name, "options", desk.setting().options().json(), "state", desk.state()));
            }
        });
        return doc("accounts", List.copyOf(states));
    }

    void restore(JsonObject state) {
        objects(state, "accounts").forEach(account -> {
            var name = text(account, "name", "/").split("/", 2);
            if (VENDORS.contains(name[0])) {
                var options = new Options(object(account, "options"));
                open(name[0], name[1], options).restore(object(account, "state"));
            }
        });
    }
}
