package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;

import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Who and what there is in an account: itself, its agents, groups and ticket fields. */
final class Vocabulary {
    private final Store store;
    private final TicketFields fields;
    private final String label;

    Vocabulary(Store store, TicketFields fields, String label) {
        this.store = store;
        this.fields = fields;
        this.label = label;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/v2/account", this::account)
                .on("GET", "/api/v2/agents/me", call -> Answer.json(200, call.caller()))
                .on("GET", "/api/v2/agents", this::agents)
                .on("GET", "/api/v2/agents/{id}", this::agent)
                .on("GET", "/api/v2/groups", this::groups)
                .on("GET", "/api/v2/groups/{id}", this::group)
                .on("GET", "/api/v2/ticket_fields", this::ticketFields);
    }

    private Answer account(Call call) {
        return Answer.json(
                200,
                doc(
                        "account_id",
                        1_840_509,
                        "account_name",
                        label,
                        "account_domain",
                        label + ".freshdesk.com",
                        "data_center",
                        "US",
                        "tier_type",
                        "Pro",
                        "timezone",
                        "UTC"));
    }

    private Answer agents(Call call) {
        var request = call.request();
        Lists.check(request, Set.of("email", "phone", "mobile", "state", "page", "per_page"));
        return Lists.page(
                request,
                store.agents.all().stream()
                        .filter(row -> request.query("email")
                                .map(email -> email.equalsIgnoreCase(text(object(row, "contact"), "email")))
                                .orElse(true))
                        .toList());
    }

    private Answer agent(Call call) {
        return Answer.json(
                200, Optional.ofNullable(store.agents.get(call.id("id"))).orElseThrow(Failure::missing));
    }

    private Answer groups(Call call) {
        Lists.check(call.request(), Set.of("page", "per_page"));
        return Lists.page(call.request(), store.groups.all());
    }

    private Answer group(Call call) {
        return Answer.json(
                200, Optional.ofNullable(store.groups.get(call.id("id"))).orElseThrow(Failure::missing));
    }

    private Answer ticketFields(Call call) {
        Lists.check(call.request(), Set.of("type"));
        return Answer.json(
                200,
                list(fields.all().stream()
                        .filter(row -> call.request()
                                .query("type")
                                .map(type -> type.equals(text(row, "type")))
                                .orElse(true))
                        .toList()));
    }
}
