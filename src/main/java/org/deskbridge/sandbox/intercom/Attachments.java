package org.deskbridge.sandbox.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Request;

/** Files of messages, behind signed addresses that end; each look at a conversation signs them anew. */
final class Attachments {
    static final String PLACE = "/attachments/";
    private static final int SIGNED_SECONDS = 300;

    private final Store store;

    Attachments(Store store) {
        this.store = store;
    }

    /** What stands in {@code attachment_files}. */
    List<JsonObject> kept(JsonObject body) {
        var kept = new ArrayList<JsonObject>();
        for (var file : objects(body, "attachment_files")) {
            var name = text(file, "name", "");
            var type = text(file, "content_type", "");
            if (name.isEmpty() || type.isEmpty()) {
                throw Failure.invalid("attachment_files need a name and a content_type");
            }
            kept.add(kept(new Attached(name, type, decoded(text(file, "data", "")))));
        }
        return kept;
    }

    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw Failure.invalid("data of attachment_files is not base64");
        }
        throw Failure.invalid("data of attachment_files is empty");
    }

    JsonObject kept(Attached file) {
        var key = UUID.randomUUID().toString();
        store.files.put(key, file);
        return doc("key", key, "name", file.name(), "type", file.type(), "size", file.bytes().length);
    }

    List<JsonObject> shown(JsonObject holder, String base) {
        return objects(holder, "files").stream()
                .map(file -> shown(file, base, true))
                .toList();
    }

    JsonObject shown(JsonObject file, String base, boolean expires) {
        var until = expires ? store.now() + SIGNED_SECONDS : Integer.MAX_VALUE;
        var key = text(file, "key", "");
        var name = URLEncoder.encode(text(file, "name", "file"), UTF_8).replace("+", "%20");
        return doc(
                "type",
                "upload",
                "name",
                text(file, "name"),
                "url",
                base + PLACE + key + "/" + name + "?expires=" + until + "&signature=" + signature(key, until),
                "content_type",
                text(file, "type"),
                "filesize",
                number(file, "size"),
                "width",
                null,
                "height",
                null);
    }

    private static String signature(String key, long until) {
        return Integer.toHexString((key + until + "sandbox").hashCode());
    }

    /** Storage outside of the API, which asks for no token. */
    Answer stored(Request request) {
        var key = request.path().substring(PLACE.length()).split("/", 2)[0];
        var until = request.query("expires")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::valueOf)
                .orElse(0L);
        var isSigned = signature(key, until).equals(request.query("signature").orElse(""));
        if (!isSigned || !store.clock.instant().isBefore(Instant.ofEpochSecond(until))) {
            return Answer.html(403, "<!doctype html><title>Forbidden</title><h1>This address has ended.</h1>");
        }
        return store.files.get(key).map(Answer::file).orElseGet(() -> Answer.empty(404));
    }
}
