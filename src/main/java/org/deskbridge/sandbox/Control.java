package org.deskbridge.sandbox;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Faults;
import org.deskbridge.sandbox.kit.Files;
import org.deskbridge.sandbox.kit.Live;
import org.deskbridge.sandbox.kit.Options;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Revocable;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** What no vendor has: calls that reset an account, break it on purpose, look inside, and act as its human agent. */
final class Control {
    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Answer answer(String vendor, String account, Request request) {
        try {
            if (request.path().equals("/_sandbox") && "PUT".equals(request.method())) {
                sandbox.open(vendor, account, new Options(body(request)));
                return Answer.json(200, doc("account", account, "options", body(request)));
            }
            var desk = sandbox.find(vendor, account).orElseThrow(() -> refused(404, "no such account"));
            var match =
                    routes(desk).find(request.method(), request.path()).orElseThrow(() -> refused(404, "no such call"));
            return match.handler().answer(new Call(request, match.at(), JsonValue.EMPTY_JSON_OBJECT));
        } catch (Refused refused) {
            return refused.answer();
        } catch (IllegalArgumentException e) {
            return refused(400, String.valueOf(e.getMessage())).answer();
        }
    }

    private static Routes routes(Desk desk) {
        return new Routes()
                .on("PUT", "/_sandbox/faults", call -> faults(desk, body(call.request())))
                .on(
                        "GET",
                        "/_sandbox/faults",
                        call -> Answer.json(200, desk.faults().settings()))
                .on("GET", "/_sandbox/tickets", call -> Answer.json(200, doc("tickets", list(desk.tickets()))))
                .on("GET", "/_sandbox/calls", call -> Answer.json(200, desk.callCounts()))
                .on(
                        "GET",
                        "/_sandbox/webhooks",
                        call -> Answer.json(
                                200, doc("attempts", list(desk.courier().log()))))
                .on(
                        "GET",
                        "/_sandbox/rules",
                        call -> Answer.json(200, doc("rules", list(byHand(desk).rules()))))
                .on("PUT", "/_sandbox/rules", call -> rule(byHand(desk), body(call.request())))
                .on("POST", "/_sandbox/revoke", call -> revoke(desk))
                .on("POST", "/_sandbox/tickets/{id}/replies", call -> reply(desk, call))
                .on("POST", "/_sandbox/tickets/{id}/said", call -> said(desk, call))
                .on("POST", "/_sandbox/tickets/{id}/status", call -> status(desk, call))
                .on("POST", "/_sandbox/tickets/{id}/activity", call -> activity(desk, call))
                .on("POST", "/_sandbox/tickets/{id}/merge", call -> merge(desk, call));
    }

    private static JsonObject body(Request request) {
        return request.body().length == 0
                ? JsonValue.EMPTY_JSON_OBJECT
                : request.object().orElseThrow(() -> refused(400, "a JSON object is expected"));
    }

    private static ByHand byHand(Desk desk) {
        if (desk instanceof ByHand byHand) {
            return byHand;
        }
        throw refused(404, "this vendor's webhooks are made by its API");
    }

    private static Answer rule(ByHand desk, JsonObject wanted) {
        desk.rule(wanted);
        return Answer.json(200, doc("rules", list(desk.rules())));
    }

    private static Answer revoke(Desk desk) {
        if (!(desk instanceof Revocable revocable)) {
            throw refused(404, "this vendor's credentials are not given by consent");
        }
        revocable.revoke();
        return Answer.empty(204);
    }

    private static Answer faults(Desk desk, JsonObject wanted) {
        for (var kind : texts(wanted, "kinds")) {
            if (!Faults.KINDS.contains(kind)) {
                throw refused(400, "no such fault: " + kind);
            }
        }
        desk.faults().set(wanted);
        return Answer.json(200, desk.faults().settings());
    }

    private static Answer reply(Desk desk, Call call) {
        var body = body(call.request());
        var html = text(body, "html");
        var plain = text(body, "text", html == null ? "" : html.replaceAll("<[^>]*>", ""));
        if (plain.isBlank() && !has(body, "attachment")) {
            throw refused(400, "text or html is required");
        }
        var file = has(body, "attachment") ? Files.attached(object(body, "attachment")) : null;
        desk.reply(
                call.text("id"), new AgentReply(plain, html, truth(body, "internal"), text(body, "authorName"), file));
        return Answer.json(201, ticket(desk, call.text("id")));
    }

    private static Answer said(Desk desk, Call call) {
        desk.said(call.text("id"), text(body(call.request()), "text", ""));
        return Answer.json(201, ticket(desk, call.text("id")));
    }

    private static Answer status(Desk desk, Call call) {
        var status = text(body(call.request()), "status", "");
        if (!desk.statuses().contains(status)) {
            throw refused(400, "status must be one of " + String.join(", ", desk.statuses()));
        }
        desk.status(call.text("id"), status);
        return Answer.json(200, ticket(desk, call.text("id")));
    }

    private static Answer activity(Desk desk, Call call) {
        live(desk).acts(call.text("id"), text(body(call.request()), "type", ""));
        return Answer.json(200, ticket(desk, call.text("id")));
    }

    private static Answer merge(Desk desk, Call call) {
        return Answer.json(200, ticket(desk, live(desk).merge(call.text("id"))));
    }

    private static Live live(Desk desk) {
        if (desk instanceof Live live) {
            return live;
        }
        throw refused(404, "this vendor's people are not seen while they are at it");
    }

    private static JsonObject ticket(Desk desk, String id) {
        return desk.tickets().stream()
                .filter(ticket -> Doc.id(ticket, "id").equals(id))
                .findFirst()
                .orElseThrow(() -> refused(404, "no such ticket"));
    }

    private static Refused refused(int status, String message) {
        return new Refused(Answer.json(status, doc("error", message)));
    }
}
