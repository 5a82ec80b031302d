package org.deskbridge.sandbox.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Multipart;
import org.deskbridge.sandbox.kit.Multipart.Part;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Files: uploaded as one part named {@code source}, and read from an address, with the key where they are private. */
final class Uploads {
    static final String PLACE = "/attachments/v2/";

    private static final int MOST = 50 * 1024 * 1024;
    private static final Pattern KEY = Pattern.compile(".*" + PLACE + "([0-9a-f]{24})/[^/]*");

    private final Store store;

    Uploads(Store store) {
        this.store = store;
    }

    void routes(Routes routes) {
        routes.on("POST", "/attachments", this::upload);
    }

    private Answer upload(Call call) {
        var request = call.request();
        if (!request.query("access").orElse("").equals("public")) {
            throw Failure.invalid("\"access\" must be [public]");
        }
        if (!request.query("for").orElse("message").equals("message")) {
            throw Failure.invalid("\"for\" must be [message]");
        }
        request.query("conversationId").ifPresent(store::conversation);
        var file = Multipart.parts(request).stream()
                .flatMap(List::stream)
                .filter(part -> part.name().equals("source"))
                .findFirst()
                .map(Part::content)
                .orElseThrow(() -> Failure.invalid("\"source\" is required"));
        if (file.bytes().length > MOST) {
            throw Failure.of(413, "request_entity_too_large", "Request entity too large");
        }
        var address = kept(file, request.base());
        return Answer.json(201, doc("attachment", doc("mediaUrl", address, "mediaType", file.type())));
    }

    /** Its address below the account's own. */
    String kept(Attached file, String base) {
        var key = store.id();
        store.files.put(key, file);
        return base + PLACE + key + "/" + URLEncoder.encode(file.name(), UTF_8).replace("+", "%20");
    }

    private Optional<Attached> at(String address) {
        var key = KEY.matcher(address);
        return key.matches() ? store.files.get(key.group(1)) : Optional.empty();
    }

    /** Of a file that was uploaded here, its kind, its size and, unless somebody gave one, its name. */
    JsonObject described(JsonObject content) {
        return at(text(content, "mediaUrl", ""))
                .map(file -> with(
                        content,
                        "mediaType",
                        file.type(),
                        "mediaSize",
                        file.bytes().length,
                        "altText",
                        has(content, "altText") ? text(content, "altText") : file.name()))
                .orElse(content);
    }

    Answer stored(Request request) {
        return at(request.path()).map(Answer::file).orElseGet(() -> Answer.empty(404));
    }
}
