package org.deskbridge.sandbox.gorgias;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Multipart;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Files: uploaded as parts whose names are their labels, read back through a signed address. */
final class Uploads {
    private static final int LARGEST = 10 << 20;
    private static final int SIGNED_SECONDS = 300;
    private static final Set<String> TYPES =
            Set.of("public_attachment", "attachment", "profile_picture", "widget_picture");

    private final Store store;

    Uploads(Store store) {
        this.store = store;
    }

    void routes(Routes routes) {
        routes.on("POST", "/api/upload", this::upload).on("GET", "/api/{type}/download/{hash}/{name}", this::download);
    }

    private Answer upload(Call call) {
        var type = call.request().query("type").orElse("attachment");
        if (!TYPES.contains(type)) {
            throw Failure.field("type", "Not a valid choice.");
        }
        var files = parts(call.request());
        if (files.isEmpty()) {
            throw Failure.of(400, "No file to upload.");
        }
        if (files.stream().anyMatch(file -> file.bytes().length > LARGEST)) {
            throw Failure.of(413, "The file is too large.");
        }
        var base = call.request().base();
        return Answer.json(
                201, list(files.stream().map(file -> kept(file, base, type)).toList()));
    }

    /** Keeps a file and says where it is. */
    JsonObject kept(Attached file, String base, String type) {
        var resource =
                UUID.randomUUID() + "-" + URLEncoder.encode(file.name(), UTF_8).replace("+", "%20");
        store.files.put(Request.decoded(resource), file);
        var place = type.equals("attachment") ? "/api/attachment/download/d3sk/" : "/uploads/public/";
        return doc(
                "url",
                base + place + resource,
                "name",
                file.name(),
                "content_type",
                file.type(),
                "size",
                file.bytes().length);
    }

    private Answer download(Call call) {
        if (store.files.get(call.text("name")).isEmpty()) {
            throw Failure.missing();
        }
        var expires = store.clock.instant().plusSeconds(SIGNED_SECONDS).getEpochSecond();
        var name = URLEncoder.encode(call.text("name"), UTF_8).replace("+", "%20");
        return Answer.redirect(
                307,
                call.request().base() + "/uploads/signed/" + name + "?expires=" + expires + "&signature="
                        + signature(name, expires));
    }

    private static String signature(String name, long expires) {
        return Integer.toHexString((name + expires + "sandbox").hashCode());
    }

    /** Storage outside of the API: no account's credentials are welcome there, as with real signed addresses. */
    Answer stored(Request request) {
        if (request.header("authorization").isPresent()) {
            throw Failure.of(400, "Only one way to authenticate is allowed.");
        }
        var name = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (request.path().startsWith("/uploads/signed/") && !isSigned(request, name)) {
            throw Failure.of(403, "The signature does not match or has expired.");
        }
        var file = store.files.get(Request.decoded(name)).orElseThrow(Failure::missing);
        return Answer.file(file);
    }

    private boolean isSigned(Request request, String name) {
        var expires = request.query("expires")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::valueOf)
                .orElse(0L);
        return store.clock.instant().isBefore(Instant.ofEpochSecond(expires))
                && signature(name, expires).equals(request.query("signature").orElse(""));
    }

    /** The name of a part is the label of its file. */
    private static List<Attached> parts(Request request) {
        return Multipart.parts(request).orElseThrow(() -> Failure.of(400, "multipart/form-data is expected.")).stream()
                .map(part -> new Attached(
                        part.name(), part.content().type(), part.content().bytes()))
                .toList();
    }
}
