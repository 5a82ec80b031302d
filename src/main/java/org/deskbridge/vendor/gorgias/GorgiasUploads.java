package org.deskbridge.vendor.gorgias;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;

/** Files on their way into a message: one multipart upload each, whose part is named like the file. */
final class GorgiasUploads {
    private GorgiasUploads() {}

    static List<JsonObject> upload(VendorAccount account, List<Attached> files) {
        var uploaded = new ArrayList<JsonObject>();
        for (var file : files) {
            var answer = account.send(call(file)).structure();
            var first = answer instanceof jakarta.json.JsonArray array ? array.getJsonObject(0) : (JsonObject) answer;
            uploaded.add(Json.createObjectBuilder()
                    .add("url", first.getString("url"))
                    .add("name", first.getString("name", file.name()))
                    .add("content_type", first.getString("content_type", file.contentType()))
                    .add("size", file.size())
                    .build());
        }
        return uploaded;
    }

    private static Call call(Attached file) {
        var boundary = "deskbridge" + UUID.randomUUID().toString().replace("-", "");
        var name = file.name().replaceAll("[\"\\r\\n\\\\]", "_");
        var head = bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                + name + "\"\r\nContent-Type: " + file.contentType() + "\r\n\r\n");
        var tail = bytes("\r\n--" + boundary + "--\r\n");
        return Call.stream(
                "/api/upload?type=attachment",
                "multipart/form-data; boundary=" + boundary,
                () -> joined(head, file.content().get(), tail),
                head.length + file.size() + tail.length);
    }

    private static InputStream joined(byte[] head, InputStream content, byte[] tail) {
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(head), content), new ByteArrayInputStream(tail));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
