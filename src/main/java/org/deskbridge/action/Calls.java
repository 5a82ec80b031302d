package org.deskbridge.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.action.Actions.Ready;
import org.deskbridge.outbound.Outbound;
import org.deskbridge.outbound.OutboundTrouble;
import org.deskbridge.platform.FieldsReader;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Makes the call of an action, with values that were checked, and turns whatever comes back into a text for a visitor. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Calls {
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    @Inject
    Outbound outbound;

    /** What was asked for, as it may be shown: the header's value is not in it. */
    public record Sent(String method, String url, @Nullable String header, String body) {}

    /**
     * How a call went.
     *
     * @param status of the answer; 0 where there was none
     * @param cause a word for what went wrong; null when all went well
     * @param message the same for people
     */
    public record Ran(
            boolean ok,
            int status,
            String text,
            Sent request,
            @Nullable String cause,
            @Nullable String message) {}

    /** The key makes a call that is made twice recognisable to whoever gets it. */
    Ran make(Ready action, Collection<String> hosts, Map<String, String> values, String key) {
        var definition = action.definition();
        var refused = definition.refusals(values);
        if (!refused.isEmpty()) {
            throw Problem.field(
                    "values." + refused.keySet().iterator().next(),
                    refused.values().iterator().next());
        }
        var uri = definition.target().filled(values);
        if (uri.isEmpty()) {
            throw Problem.field("values", "would lead out of the address's path");
        }
        var body = definition.body().isEmpty()
                ? ""
                : new BodyTemplate(definition.body()).filled(definition.arguments(), values);
        var sent = new Sent(
                definition.method(),
                uri.get().toString(),
                definition.sendsSecret() ? definition.header() + ": •••" : null,
                body);
        if (!definition.target().isOn(hosts)) {
            return failed(definition, sent, 0, "not-allowed", "the host is not on the list of allowed hosts");
        }
        try {
            return judged(action, sent, outbound.exchange(request(action, uri.get(), body, key)), values);
        } catch (OutboundTrouble e) {
            var cause = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return failed(definition, sent, 0, cause, String.valueOf(e.getMessage()));
        }
    }

    private static Outbound.Request request(Ready action, URI uri, String body, String key) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        if (action.definition().method().equals("POST")) {
            headers.put("Content-Type", "application/json");
            headers.put("Idempotency-Key", key);
        }
        if (action.definition().sendsSecret()) {
            headers.put(action.definition().header(), action.secret());
        }
        return new Outbound.Request(action.definition().method(), uri, headers, body, LARGEST, PATIENCE);
    }

    private static Ran judged(Ready action, Sent sent, Outbound.Reply reply, Map<String, String> values) {
        var definition = action.definition();
        var status = reply.status();
        if (status == 404) {
            return new Ran(false, status, definition.answers().notFound(), sent, "not-found", "the answer was 404");
        }
        if (status < 200 || status > 299) {
            return failed(definition, sent, status, "vendor-error", "the answer was " + status);
        }
        var text = parsed(reply.body())
                .flatMap(json -> new AnswerTemplate(definition.answers().text()).filled(json, values));
        if (text.isEmpty()) {
            return failed(
                    definition, sent, status, "bad-answer", "the answer is no JSON object with what the text needs");
        }
        if (!action.secret().isEmpty() && text.get().contains(action.secret())) {
            return failed(definition, sent, status, "bad-answer", "the answer repeats the header's secret value");
        }
        return new Ran(true, status, text.get(), sent, null, null);
    }

    /** Depth is looked at before anything recursive gets to see it. */
    private static Optional<JsonObject> parsed(byte[] body) {
        var depth = 0;
        var deepest = 0;
        for (var each : body) {
            depth += each == '{' || each == '[' ? 1 : each == '}' || each == ']' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        try {
            return deepest > DEEPEST ? Optional.empty() : Optional.of(FieldsReader.parse(body));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private static Ran failed(Definition definition, Sent sent, int status, String cause, String message) {
        return new Ran(false, status, definition.answers().failed(), sent, cause, message);
    }
}
