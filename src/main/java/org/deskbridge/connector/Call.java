package org.deskbridge.connector;

import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request to a vendor, below the account's own address.
 *
 * @param path with its query, already encoded
 * @param shown what of the body may stand in the ledger
 * @param signedIn whether it carries the account's credentials
 * @param repeatable whether making it twice has no other effect than making it once
 */
public record Call(
        String method,
        String path,
        Content content,
        String shown,
        Map<String, String> headers,
        boolean signedIn,
        boolean repeatable) {
    /** What a request carries. */
    sealed interface Content {}

    record Nothing() implements Content {}

    record Text(String text) implements Content {}

    /** Opened anew for each try. */
    record Stream(Supplier<InputStream> open) implements Content {}

    public static Call get(String path) {
        return new Call("GET", path, new Nothing(), "", Map.of(), true, true);
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, new Nothing(), "", Map.of(), true, false);
    }

    /** Where a vendor wants to know from the body who deletes. */
    public static Call delete(String path, JsonValue json) {
        return json("DELETE", path, json);
    }

    public static Call post(String path, JsonValue json) {
        return json("POST", path, json);
    }

    public static Call put(String path, JsonValue json) {
        return json("PUT", path, json);
    }

    public static Call patch(String path, JsonValue json) {
        return json("PATCH", path, json);
    }

    private static Call json(String method, String path, JsonValue json) {
        return new Call(
                method,
                path,
                new Text(json.toString()),
                Masked.json(json),
                Map.of("Content-Type", "application/json"),
                true,
                false);
    }

    /** A body that is no JSON, of so many bytes, read while it is sent. */
    public static Call stream(String path, String contentType, Supplier<InputStream> body, long size) {
        return new Call(
                "POST",
                path,
                new Stream(body),
                "(" + contentType + ", " + size + " bytes)",
                Map.of("Content-Type", contentType),
                true,
                false);
    }

    public Call with(String header, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, path, content, shown, Map.copyOf(more), signedIn, repeatable);
    }

    /** For the request that gets the credentials which all others carry. */
    public Call withoutCredentials() {
        return new Call(method, path, content, "(credentials)", headers, false, repeatable);
    }

    /** A search in a body, a value that is set, something that the vendor makes once however often it is asked to. */
    public Call mayBeRepeated() {
        return new Call(method, path, content, shown, headers, signedIn, true);
    }
}
