package org.deskbridge.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An operator's program: speaks to the REST interface over the network. */
public final class Rest {
    public static final String TOKEN = "it-token";
    static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final String token;

    public Rest(URI base) {
        this(base, TOKEN);
    }

    Rest(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public record Answer(int status, String contentType, String text) {
        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public JsonObject created(String path, JsonValue body) {
        var answer = post(path, body.toString());
        if (answer.status != 201) {
            throw new AssertionError(path + " answered " + answer);
        }
        return answer.json();
    }

    public Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(base.resolve("api/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request.build());
    }

    static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static JsonObject object(String... namesAndValues) {
        var object = Json.createObjectBuilder();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.build();
    }
}
