package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** The tags of a ticket on their own, so that adding one does not replace the others. */
final class TicketTags {
    private final Store store;
    private final Aftermath aftermath;

    TicketTags(Store store, Aftermath aftermath) {
        this.store = store;
        this.aftermath = aftermath;
    }

    void routes(Routes routes) {
        routes.on("PUT", "/api/v2/tickets/{id}/tags", call -> tags(call, 200))
                .on("POST", "/api/v2/tickets/{id}/tags", call -> tags(call, 201))
                .on("DELETE", "/api/v2/tickets/{id}/tags", call -> tags(call, 200));
    }

    /** PUT adds, POST replaces, DELETE removes. */
    private Answer tags(Call call, int status) {
        var before = store.openTicket(call.id("id"));
        var body = call.request()
                .query("tags")
                .map(tags -> doc("tags", tags))
                .orElseGet(() -> Failure.body(call.request()));
        Tickets.checkStamp(before, body);
        var named = texts(doc("tags", Properties.tags(body.getOrDefault("tags", JsonValue.NULL))), "tags");
        var tags = new ArrayList<>(call.request().method().equals("POST") ? List.<String>of() : texts(before, "tags"));
        tags.removeAll(named);
        if (!call.request().method().equals("DELETE")) {
            tags.addAll(named);
        }
        var edit = new Edit(store, before, call.caller(), false);
        edit.set("tags", Properties.tags(list(tags)));
        edit.commit();
        aftermath.of(edit);
        return Answer.json(status, doc("tags", array(edit.after, "tags")));
    }
}
