package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;

/** Who is asking: a Bearer token that ends, got for a client's secret, or the old pair of e-mail and API token. */
final class Tokens {
    private static final Map<String, Long> CLIENTS = Map.of(
            ZendeskDesk.CLIENT_ID + ":" + ZendeskDesk.CLIENT_SECRET, Store.OWNER,
            ZendeskDesk.LIMITED_CLIENT_ID + ":" + ZendeskDesk.LIMITED_CLIENT_SECRET, Store.LIMITED);
    private static final Map<String, Long> USERS = Map.of(
            ZendeskDesk.EMAIL + "/token:" + ZendeskDesk.API_TOKEN, Store.OWNER,
            ZendeskDesk.LIMITED_EMAIL + "/token:" + ZendeskDesk.LIMITED_API_TOKEN, Store.LIMITED);

    private final Store store;

    Tokens(Store store) {
        this.store = store;
    }

    Answer grant(Request request) {
        var asked = asked(request);
        if (!"client_credentials".equals(text(asked, "grant_type"))) {
            throw refused(400, "unsupported_grant_type");
        }
        var user = CLIENTS.get(text(asked, "client_id") + ":" + text(asked, "client_secret"));
        if (user == null) {
            throw refused(401, "invalid_client");
        }
        var scope = text(asked, "scope", "");
        if (scope.isBlank() || !scope.matches("([a-z_]+:)?(read|write)( ([a-z_]+:)?(read|write))*")) {
            throw refused(400, "invalid_scope");
        }
        return Answer.json(200, issued(user, scope, seconds(asked)));
    }

    /** As JSON, or as a form like OAuth's own papers. */
    private static JsonObject asked(Request request) {
        if (request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            var form = Request.parsed(request.text());
            var first = new java.util.HashMap<String, String>();
            form.forEach((name, values) -> first.put(name, values.getFirst()));
            return Doc.value(first).asJsonObject();
        }
        return request.object().orElseThrow(() -> refused(400, "invalid_request"));
    }

    private static long seconds(JsonObject asked) {
        var text = Doc.has(asked, "expires_in") ? Doc.plain(Objects.requireNonNull(asked.get("expires_in"))) : "1800";
        var seconds = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
        if (seconds < 300 || seconds > 172_800) {
            throw refused(400, "invalid_request");
        }
        return seconds;
    }

    private JsonObject issued(long user, String scope, long seconds) {
        var row = store.tokens.put(doc(
                "id", store.tokens.next(),
                "access_token", UUID.randomUUID().toString().replace("-", ""),
                "user_id", user,
                "scopes", List.of(scope.split(" ", -1)),
                "until", store.clock.instant().plusSeconds(seconds)));
        return doc(
                "access_token",
                text(row, "access_token"),
                "token_type",
                "bearer",
                "scope",
                scope,
                "expires_in",
                seconds);
    }

    private static Refused refused(int status, String error) {
        return new Refused(
                Answer.json(status, doc("error", error, "error_description", "The request was refused: " + error)));
    }

    /** The user whose request this is, if the token's scope covers it. */
    JsonObject caller(Request request) {
        var bearer = request.bearer();
        if (bearer.isPresent()) {
            return bearer(request, bearer.get());
        }
        var user = request.basic().map(USERS::get);
        return Optional.ofNullable(store.users.get(user.orElse(0L))).orElseThrow(Failure::unauthenticated);
    }

    private JsonObject bearer(Request request, String token) {
        var row = store.tokens.where("access_token", token).stream()
                .filter(one -> store.clock.instant().isBefore(Instant.parse(text(one, "until", ""))))
                .findFirst()
                .orElseThrow(Failure::unauthenticated);
        var right = "GET".equals(request.method()) ? "read" : "write";
        var resource = request.path().replaceFirst("^/api/v2/", "").replaceAll("[/.].*", "");
        var scopes = texts(row, "scopes");
        if (!scopes.contains(right) && !scopes.contains(resource + ":" + right)) {
            throw Failure.of(403, "Forbidden", "You are missing the following required scopes: " + right);
        }
        return Objects.requireNonNull(store.users.get(number(row, "user_id")));
    }
}
