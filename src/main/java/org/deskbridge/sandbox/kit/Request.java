package org.deskbridge.sandbox.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP request, free of any server's types. {@code base} is the address that {@code path} is below. */
public final class Request {
    private final String method;
    private final String path;
    private final String base;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final byte[] body;

    public Request(
            String method, String base, String path, @Nullable String query, Map<String, String> headers, byte[] body) {
        this(method, base, path, parsed(query == null ? "" : query), lowered(headers), body);
    }

    private Request(
            String method,
            String base,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body) {
        this.method = method;
        this.base = base;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** The same request as seen from further down the path. */
    public Request below(String prefix) {
        return new Request(method, base + prefix, path.substring(prefix.length()), query, headers, body);
    }

    public Request at(String otherPath) {
        return new Request(method, base, otherPath, query, headers, body);
    }

    private static Map<String, String> lowered(Map<String, String> headers) {
        var lowered = new HashMap<String, String>();
        headers.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
        return lowered;
    }

    /** Pairs as in a query or a form. Broken percent signs stay as they are. */
    public static Map<String, List<String>> parsed(String query) {
        var parsed = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var at = pair.indexOf('=');
                var name = decoded(at < 0 ? pair : pair.substring(0, at));
                parsed.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(at < 0 ? "" : decoded(pair.substring(at + 1)));
            }
        }
        return parsed;
    }

    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public String base() {
        return base;
    }

    public Map<String, List<String>> query() {
        return query;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, UTF_8);
    }

    public Optional<JsonValue> json() {
        return Doc.parse(body);
    }

    /** The body as an object; empty if it is anything else. */
    public Optional<JsonObject> object() {
        return json().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    /** The pair of an HTTP Basic header as {@code user:password}. */
    public Optional<String> basic() {
        return scheme("basic").map(encoded -> {
            try {
                return new String(Base64.getDecoder().decode(encoded), UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        });
    }

    public Optional<String> bearer() {
        return scheme("bearer");
    }

    private Optional<String> scheme(String name) {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, name + " ", 0, name.length() + 1))
                .map(value -> value.substring(name.length() + 1).strip());
    }
}
