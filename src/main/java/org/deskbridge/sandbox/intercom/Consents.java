package org.deskbridge.sandbox.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Setting;

/** The page on which a workspace's admin lets the app in, and what its code is good for: once, within five minutes. */
final class Consents {
    static final String TOKEN_PATH = "/auth/eagle/token";
    private static final Duration CODE_LIVES = Duration.ofMinutes(5);

    private final Store store;
    private final Setting setting;

    Consents(Store store, Setting setting) {
        this.store = store;
        this.setting = setting;
    }

    void routes(Routes routes) {
        routes.on("GET", "/oauth", call -> asked(call.request()))
                .on("POST", "/oauth", call -> answered(call.request()))
                .on("POST", TOKEN_PATH, call -> exchanged(call.request()));
    }

    private Answer asked(Request request) {
        var back = back(request.query());
        if (back.isEmpty()) {
            return page(400, "This app cannot be connected", "<p>The app or its redirect address is not known.</p>");
        }
        var form = """
                <p>It will read and write conversations, contacts and tags of the workspace “%s”.</p>
                <form method="post" action="%s/oauth">
                <input type="hidden" name="client_id" value="%s">
                <input type="hidden" name="state" value="%s">
                <input type="hidden" name="redirect_uri" value="%s">
                <button name="answer" value="allow">Allow</button>
                <button name="answer" value="deny">Deny</button>
                </form>
                """.formatted(
                        safe(setting.label()),
                        safe(URI.create(request.base()).getRawPath()),
                        safe(IntercomDesk.CLIENT_ID),
                        safe(request.query("state").orElse("")),
                        safe(back.get()));
        return page(200, "Let Deskbridge into this workspace?", form);
    }

    private static Answer page(int status, String title, String body) {
        return Answer.html(status, """
                        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                        <body><h1>%1$s</h1>%2$s<p>A look-alike to try things out.</p></body></html>
                        """.formatted(safe(title), body))
                .with("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .with("Cache-Control", "no-store");
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Where the browser goes back to: a registered address, or any on this machine where none is registered. */
    private Optional<String> back(Map<String, List<String>> fields) {
        var registered = texts(setting.options().json(), "redirectUris");
        var wanted = fields.getOrDefault("redirect_uri", List.of("")).getFirst();
        if (!fields.getOrDefault("client_id", List.of("")).getFirst().equals(IntercomDesk.CLIENT_ID)) {
            return Optional.empty();
        }
        if (registered.isEmpty()) {
            return wanted.matches("https?://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?(/\\S*)?")
                    ? Optional.of(wanted)
                    : Optional.empty();
        }
        return wanted.isEmpty()
                ? Optional.of(registered.getFirst())
                : Optional.of(wanted).filter(registered::contains);
    }

    private Answer answered(Request request) {
        var fields = Request.parsed(request.text());
        var back = back(fields).orElseThrow(() -> Failure.invalid("redirect_uri is invalid"));
        var isAllowed = fields.getOrDefault("answer", List.of("")).getFirst().equals("allow");
        var state = "state=" + encoded(fields.getOrDefault("state", List.of("")).getFirst());
        var outcome = isAllowed ? "code=" + encoded(code()) : "error=access_denied";
        return Answer.redirect(303, back + (back.contains("?") ? "&" : "?") + outcome + "&" + state);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Codes may end like this, and whoever cuts that off is not let in. */
    private String code() {
        var code = "c" + UUID.randomUUID().toString().replace("-", "") + "=";
        store.codes.put(doc("id", store.codes.next(), "code", code, "at", store.clock.millis(), "used", false));
        return code;
    }

    private Answer exchanged(Request request) {
        var fields = fields(request);
        var isOurs = IntercomDesk.CLIENT_ID.equals(fields.get("client_id"))
                && IntercomDesk.CLIENT_SECRET.equals(fields.get("client_secret"));
        var code = store.codes.where("code", fields.getOrDefault("code", "")).stream()
                .findFirst();
        if (!isOurs || code.filter(this::isGood).isEmpty()) {
            throw Failure.of(401, "unauthorized", "Unauthorized Code");
        }
        store.codes.put(with(code.get(), "used", true));
        var token = "tok_" + UUID.randomUUID().toString().replace("-", "_");
        store.token(token, false);
        return Answer.json(200, doc("token_type", "Bearer", "token", token, "access_token", token));
    }

    private boolean isGood(JsonObject code) {
        return !truth(code, "used") && store.clock.millis() - number(code, "at") < CODE_LIVES.toMillis();
    }

    /** A form, or JSON. */
    private static Map<String, String> fields(Request request) {
        var fields = new LinkedHashMap<String, String>();
        if (request.header("content-type").orElse("").startsWith("application/json")) {
            request.object()
                    .ifPresent(body -> body.forEach((name, value) -> {
                        if (value instanceof JsonString text) {
                            fields.put(name, text.getString());
                        }
                    }));
        } else {
            Request.parsed(request.text()).forEach((name, values) -> fields.put(name, values.getFirst()));
        }
        return fields;
    }

    /** Whether the request comes with a code or a token that was given here. */
    boolean isMeant(Request request) {
        var token = request.bearer().orElse("");
        if (!token.isEmpty()) {
            return !store.tokens.where("token", token).isEmpty();
        }
        var code = fields(request).getOrDefault("code", "");
        return !store.codes.where("code", code).isEmpty();
    }

    /** The app is taken out of the workspace. */
    void revoke() {
        store.tokens.all().forEach(row -> store.tokens.put(with(row, "revoked", true)));
    }

    JsonObject grant(Request request) {
        return request.bearer().stream()
                .flatMap(token -> store.tokens.where("token", token).stream())
                .filter(row -> !truth(row, "revoked") && !text(row, "token", "").isEmpty())
                .findFirst()
                .orElseThrow(Failure::unauthorized);
    }
}
