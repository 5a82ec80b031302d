package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;

import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Multipart;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Files: uploaded as one part named {@code source}, and read from an address that anybody may read from. */
final class Uploads {
    private static final int MOST = 50 * 1024 * 1024;

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
        var file = Multipart.parts(request).stream()
                .flatMap(parts -> parts.stream())
                .filter(part -> part.name().equals("source"))
                .findFirst()
                .orElseThrow(() -> Failure.invalid("\"source\" is required"))
                .content();
        if (file.bytes().length > MOST) {
            throw Failure.of(413, "request_entity_too_large", "Request entity too large");
        }
        var root = request.base();
        return Answer.json(201, doc("attachment", doc("mediaUrl", kept(file, root), "mediaType", file.type())));
    }

    /** Its address below the account's own. */
    String kept(Attached file, String base) {
        var key = Store.id();
        store.files.put(key, file);
        return base + "/attachments/v2/" + key + "/"
                + java.net.URLEncoder.encode(file.name(), java.nio.charset.StandardCharsets.UTF_8);
    }

    Answer stored(Request request) {
        return store.files
                .get(request.path().replaceFirst("^/attachments/v2/([^/]+)/.*", "$1"))
                .map(Answer::file)
                .orElseGet(() -> Answer.empty(404));
    }
}
