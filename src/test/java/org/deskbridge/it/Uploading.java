package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** What tests of files have in common. */
interface Uploading extends Outside {
    default String uploaded(JsonObject workspace, String token, String name, byte[] content) {
        var answer = Files.sent(base(), workspace, token, name, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().getString("uploadId");
    }

    default void refused(Rest.Answer answer, int status, String mention) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text()).contains(mention);
    }

    static HttpResponse<byte[]> download(String url) {
        try {
            return Rest.HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonObject attachment(JsonObject message) {
        return message.getJsonArray("attachments").getJsonObject(0);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
