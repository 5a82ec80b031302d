package org.deskbridge.connector;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.deskbridge.platform.Json;

/** What a vendor answered. */
public final class Answer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body.clone();
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** An answer that ends too early is no answer: whether the request had its effect is then unknown. */
    public JsonObject json() {
        return structure() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The same for the few answers that are bare arrays. */
    public JsonStructure structure() {
        try (var reader = Json.createReader(new java.io.ByteArrayInputStream(body))) {
            return reader.read();
        } catch (JsonException e) {
            throw new VendorTrouble(VendorTrouble.Kind.UNKNOWN, "the answer cannot be read: " + status, status, text());
        }
    }
}
