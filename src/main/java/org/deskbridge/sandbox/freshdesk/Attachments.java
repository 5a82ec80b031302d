package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Request;

/** Files of tickets: 20 MB in all of a ticket, read at addresses that end after a while. */
final class Attachments {
    static final String PLACE = "/data/helpdesk/attachments/";

    private static final long LARGEST = 20L << 20;
    private static final Duration READABLE = Duration.ofMinutes(15);

    private final Store store;
    private final Supplier<String> base;

    Attachments(Store store, Supplier<String> base) {
        this.store = store;
        this.base = base;
    }

    /** Refuses what does not fit beside the files that stand in the ticket already. */
    void check(List<Attached> files, List<JsonObject> beside) {
        var there = beside.stream()
                .flatMap(holder -> objects(holder, "attachments").stream())
                .mapToLong(file -> number(file, "size"))
                .sum();
        var more = files.stream().mapToLong(file -> file.bytes().length).sum();
        if (there + more > LARGEST) {
            throw Failure.field(
                    "attachments", "invalid_value", "Invalid attachments size. All together they have 20 MB at most");
        }
    }

    JsonArray kept(List<Attached> files) {
        return list(files.stream().map(this::kept).toList());
    }

    private JsonObject kept(Attached file) {
        var id = store.attachments.next();
        store.files.put(Long.toString(id), file);
        return store.attachments.put(doc(
                "id",
                id,
                "name",
                file.name(),
                "content_type",
                file.type(),
                "size",
                file.bytes().length,
                "created_at",
                store.now(),
                "updated_at",
                store.now()));
    }

    /** Each look gives addresses of their own. */
    JsonObject shown(JsonObject holder) {
        var until = store.clock.instant().plus(READABLE).getEpochSecond();
        var files = objects(holder, "attachments").stream()
                .map(file -> with(
                        file,
                        "attachment_url",
                        base.get() + PLACE + number(file, "id") + "?Expires=" + until + "&Signature="
                                + signature(number(file, "id"), until)))
                .toList();
        return with(holder, "attachments", list(files));
    }

    private static String signature(long id, long until) {
        return Integer.toHexString((id + "/" + until + "sandbox").hashCode());
    }

    /** Storage outside of the API, for whoever has the address while it is good. */
    Answer stored(Request request) {
        var id = Stream.of(request.path().substring(PLACE.length()))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
        var until = request.query("Expires")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::valueOf)
                .orElse(0L);
        if (!store.clock.instant().isBefore(Instant.ofEpochSecond(until))
                || !signature(id, until).equals(request.query("Signature").orElse(""))) {
            throw Failure.of(403, "access_denied", "The address has expired.");
        }
        return Answer.file(store.files.get(Long.toString(id)).orElseThrow(Failure::missing));
    }
}
