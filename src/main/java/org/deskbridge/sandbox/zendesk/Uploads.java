package org.deskbridge.sandbox.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Files: raw bytes first, a token for an hour, then part of a comment. */
final class Uploads {
    private static final Duration VALID = Duration.ofMinutes(60);

    private final Store store;

    Uploads(Store store) {
        this.store = store;
    }

    void routes(Routes routes) {
        routes.on("POST", "/api/v2/uploads", this::upload)
                .on("DELETE", "/api/v2/uploads/{token}", this::delete)
                .on("GET", "/api/v2/attachments/{id}", this::attachment);
    }

    private Answer upload(Call call) {
        var request = call.request();
        var name = request.query("filename")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Failure.of(400, "ParameterMissing", "Required parameter missing: filename"));
        var type = request.header("content-type").orElse("application/binary");
        if (request.body().length == 0 || type.startsWith("multipart/")) {
            throw Failure.of(422, "AttachmentUnprocessable", "The body must be the file's bytes");
        }
        var file = kept(new Attached(name, type, request.body()), request.base());
        var earlier = request.query("token").flatMap(this::valid);
        var files =
                new ArrayList<>(earlier.map(row -> objects(row, "attachments")).orElse(List.of()));
        files.add(file);
        var row = store.uploads.put(doc(
                "id", earlier.map(one -> number(one, "id")).orElseGet(store.uploads::next),
                "token", earlier.map(one -> text(one, "token", "")).orElse(fresh()),
                "attachments", list(files),
                "used", false,
                "until", store.clock.instant().plus(VALID)));
        return Answer.json(
                201, doc("upload", doc("token", text(row, "token"), "attachment", file, "attachments", list(files))));
    }

    private static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    JsonObject kept(Attached file, String base) {
        var id = store.attachments.next();
        var key = fresh();
        store.files.put(key, file);
        return store.attachments.put(doc(
                "id",
                id,
                "url",
                base + "/api/v2/attachments/" + id + ".json",
                "file_name",
                file.name(),
                "content_url",
                base + "/attachments/token/" + key + "/?name=" + URLEncoder.encode(file.name(), UTF_8),
                "mapped_content_url",
                base + "/attachments/token/" + key + "/?name=" + URLEncoder.encode(file.name(), UTF_8),
                "content_type",
                file.type(),
                "size",
                file.bytes().length,
                "width",
                null,
                "height",
                null,
                "inline",
                false,
                "deleted",
                false,
                "malware_access_override",
                false,
                "malware_scan_result",
                "malware_not_found",
                "thumbnails",
                list(List.of())));
    }

    private Optional<JsonObject> valid(String token) {
        return store.uploads.where("token", token).stream()
                .filter(row -> !truth(row, "used"))
                .filter(row -> store.clock.instant().isBefore(Instant.parse(text(row, "until", ""))))
                .findFirst();
    }

    /** What the tokens stand for; each is good for one comment. */
    List<JsonObject> take(List<String> tokens) {
        var rows = tokens.stream()
                .map(token -> valid(token)
                        .orElseThrow(() -> Failure.invalid("base", "Attachment token is invalid or has expired")))
                .toList();
        rows.forEach(row -> store.uploads.put(with(row, "used", true)));
        return rows.stream()
                .flatMap(row -> objects(row, "attachments").stream())
                .toList();
    }

    private Answer delete(Call call) {
        var row = valid(call.text("token")).orElseThrow(Failure::missing);
        store.uploads.remove(number(row, "id"));
        return Answer.empty(204);
    }

    private Answer attachment(Call call) {
        var row = Optional.ofNullable(store.attachments.get(call.id("id"))).orElseThrow(Failure::missing);
        return Answer.json(200, doc("attachment", without(row, Set.of())));
    }

    /** The file itself, for whoever has the address. */
    Answer content(Request request) {
        var key = request.path().replaceFirst("^/attachments/token/", "").replace("/", "");
        var file = store.files.get(key).orElseThrow(Failure::missing);
        return Answer.file(file);
    }
}
