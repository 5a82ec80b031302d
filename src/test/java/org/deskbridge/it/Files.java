package org.deskbridge.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;

/** Sends files as a browser's form does. */
final class Files {
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    static final byte[] PDF = "%PDF-1.4\n%%EOF".getBytes(UTF_8);
    static final byte[] PROGRAM = "MZ\u0090\0\3\0\0\0".getBytes(ISO_8859_1);

    private Files() {}

    static HttpRequest.Builder form(URI to, String part, String fileName, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b0undary\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b0undary--\r\n".getBytes(UTF_8));
        return raw(to, "multipart/form-data; boundary=b0undary", body.toByteArray());
    }

    static HttpRequest.Builder raw(URI to, String contentType, byte[] body) {
        return HttpRequest.newBuilder(to).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
    }

    static URI chat(URI base, String key) {
        return base.resolve("api/v1/chat/" + key + "/uploads");
    }

    static Rest.Answer sent(URI base, JsonObject workspace, String token, String name, byte[] content) {
        return Rest.send(form(chat(base, workspace.getString("widgetKey")), "file", name, content)
                .header("X-Visitor-Token", token)
                .build());
    }

    static JsonObject message(String clientId, String text, String... uploads) {
        var attachments = Json.createArrayBuilder();
        for (var upload : uploads) {
            attachments.add(upload);
        }
        return Json.createObjectBuilder()
                .add("type", "message")
                .add("clientId", clientId)
                .add("text", text)
                .add("attachments", attachments)
                .build();
    }
}
