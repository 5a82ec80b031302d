package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.doc;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.deskbridge.sandbox.kit.Answer.Cut;

/** One account at one vendor: its API behind its faults, and what only its owner sees. */
public abstract class Desk {
    private final Setting setting;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Limits limits;
    private final Courier courier;
    private final AtomicLong changes = new AtomicLong();
    private volatile String base = "";

    protected Desk(Setting setting) {
        this.setting = setting;
        this.limits = new Limits(setting.clock());
        this.courier = new Courier(setting, faults);
    }

    /** What the vendor answers, called by one thread at a time. */
    protected abstract Answer answer(Request request);

    /** The call as it is counted, e.g. {@code PUT /api/v2/tickets/{id}}. */
    protected abstract String template(Request request);

    protected abstract List<JsonObject> allTickets();

    /** A human agent answers or notes something in the vendor's own window. */
    public abstract void reply(String ticket, AgentReply reply);

    /** The customer writes into a ticket on a way of the vendor's own: by e-mail, or in the vendor's chat. */
    public abstract void said(String ticket, String text);

    public abstract void status(String ticket, String status);

    /** The words of this vendor that {@link #status} takes. */
    public abstract List<String> statuses();

    public abstract JsonObject state();

    public abstract void restore(JsonObject state);

    /** The whole truth about tickets, the same shape at every vendor. */
    public final synchronized List<JsonObject> tickets() {
        return allTickets();
    }

    /** The vendor's answer through whatever fault is on. */
    public final Answer handle(Request request) throws InterruptedException {
        base = request.base();
        faults.hold();
        limits.arrived(Limits.ACCOUNT);
        var call = request.method() + " " + request.path();
        var kind = faults.draw(call);
        if (kind == null) {
            return counted(request, answered(request));
        }
        return counted(request, failed(request, kind));
    }

    private Answer failed(Request request, String kind) throws InterruptedException {
        return switch (kind) {
            case "429" -> tooMany();
            case "500", "503" -> Answer.json(Integer.parseInt(kind), doc("error", "injected fault"));
            case "slow" -> {
                Thread.sleep(faults.slow());
                yield answered(request);
            }
            case "cut-before" -> Answer.empty(500).cut(Cut.BEFORE);
            case "cut-after" -> answered(request).cut(Cut.AFTER);
            case "truncated" -> answered(request).cut(Cut.TRUNCATED);
            default -> answered(request);
        };
    }

    private Answer tooMany() {
        calls.countTooMany(true);
        limits.block(Limits.ACCOUNT, faults.retryAfterSeconds());
        return Answer.json(429, doc("error", "injected fault")).with("Retry-After", faults.retryAfterSeconds());
    }

    private synchronized Answer answered(Request request) {
        try {
            var answer = answer(request);
            if (!"GET".equals(request.method())) {
                changed();
            }
            return answer;
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    private Answer counted(Request request, Answer answer) {
        var outcome = answer.cut() == Cut.NONE ? Integer.toString(answer.status()) : "cut " + answer.cut();
        calls.count(template(request), outcome);
        return answer;
    }

    /** Does something while no request is being answered. */
    protected final synchronized void alone(Runnable action) {
        action.run();
        changed();
    }

    /** Something is new, so that a snapshot of it is due. */
    protected final void changed() {
        changes.incrementAndGet();
    }

    public final long changes() {
        return changes.get();
    }

    public final Setting setting() {
        return setting;
    }

    public final Faults faults() {
        return faults;
    }

    public final Calls calls() {
        return calls;
    }

    public final Limits limits() {
        return limits;
    }

    public final Courier courier() {
        return courier;
    }

    public final JsonObject callCounts() {
        return calls.view(limits);
    }

    /** Zero, which no row has, for what is no number. */
    protected static long row(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }

    /** Where this account was last asked, for links in answers that no request asked for. */
    protected final String base() {
        return base;
    }

    /** Throws the vendor's own 429, which is counted. */
    protected final Refused tooMany(Answer answer, Map<String, String> headers) {
        calls.countTooMany(false);
        return new Refused(answer.with(headers));
    }
}
