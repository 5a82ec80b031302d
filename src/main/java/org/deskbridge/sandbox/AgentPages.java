package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.id;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.ByHand;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Multipart;
import org.deskbridge.sandbox.kit.Multipart.Part;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** The vendor's window as far as a demo needs one: tickets, their threads, and a form to answer. */
final class AgentPages {
    private static final Map<String, JsonObject> FAULTS = Map.of(
            "none", JsonValue.EMPTY_JSON_OBJECT,
            "flaky", doc("rate", 0.3, "kinds", List.of("429", "500", "503", "cut-before", "cut-after", "truncated")),
            "down", doc("rate", 1, "kinds", List.of("503")),
            "hang", doc("hang", true),
            "deaf", doc("webhooks", doc("lost", 1)));

    static boolean isOne(String path) {
        return path.isEmpty() || path.equals("/") || path.startsWith("/agent/");
    }

    Answer answer(Desk desk, Request request) {
        var path = request.path().isEmpty() ? "/" : request.path();
        var match = routes(desk).find(request.method(), path);
        if (match.isEmpty()) {
            return Answer.html(404, "<!doctype html><title>Not found</title><h1>There is no such page.</h1>");
        }
        try {
            return match.get().handler().answer(new Call(request, match.get().at(), JsonValue.EMPTY_JSON_OBJECT));
        } catch (Refused refused) {
            return refused.answer();
        } catch (IllegalArgumentException e) {
            var why = AgentHtml.safe(String.valueOf(e.getMessage()));
            return Answer.html(400, "<!doctype html><title>Not saved</title><h1>Not saved: " + why + "</h1>");
        }
    }

    private Routes routes(Desk desk) {
        return new Routes()
                .on(
                        "GET",
                        "/",
                        call -> page(AgentHtml.list(place(call), desk.setting().label(), desk.tickets(), desk)))
                .on("GET", "/agent/style.css", call -> Answer.bytes(200, "text/css", AgentStyle.CSS.getBytes(UTF_8)))
                .on("GET", "/agent/tickets/{id}", call -> ticket(desk, call))
                .on("POST", "/agent/tickets/{id}/replies", call -> reply(desk, call))
                .on("POST", "/agent/tickets/{id}/status", call -> status(desk, call))
                .on("POST", "/agent/faults", call -> faults(desk, call))
                .on("POST", "/agent/rule", call -> rule(desk, call));
    }

    /** Only the path, because a proxy in front may have another name and scheme. */
    private static String place(Call call) {
        return URI.create(call.request().base()).getRawPath();
    }

    private static Answer page(String html) {
        return Answer.html(200, html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .with("Cache-Control", "no-store");
    }

    private static Answer ticket(Desk desk, Call call) {
        return desk.tickets().stream()
                .filter(one -> id(one, "id").equals(call.text("id")))
                .findFirst()
                .map(one -> page(AgentHtml.thread(place(call), desk.setting().label(), one, desk.statuses())))
                .orElseGet(
                        () -> Answer.html(404, "<!doctype html><title>Gone</title><h1>There is no such ticket.</h1>"));
    }

    private static Answer reply(Desk desk, Call call) {
        var parts = Multipart.parts(call.request()).orElse(List.of());
        var text = part(parts, "text").map(Part::text).orElse("").strip();
        var file = part(parts, "file").map(Part::content).filter(one -> one.bytes().length > 0);
        if (!text.isEmpty() || file.isPresent()) {
            var internal = part(parts, "internal").isPresent();
            desk.reply(call.text("id"), new AgentReply(text, null, internal, null, file.orElse(null)));
        }
        return back(call, "/agent/tickets/" + call.text("id"));
    }

    private static Optional<Part> part(List<Part> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private static Answer status(Desk desk, Call call) {
        var wanted = form(call, "status");
        if (desk.statuses().contains(wanted)) {
            desk.status(call.text("id"), wanted);
        }
        return back(call, "/agent/tickets/" + call.text("id"));
    }

    private static Answer faults(Desk desk, Call call) {
        desk.faults().set(FAULTS.getOrDefault(form(call, "set"), JsonValue.EMPTY_JSON_OBJECT));
        return back(call, "/");
    }

    /** An admin's webhook: a header with its value, and the body as a template. */
    private static Answer rule(Desk desk, Call call) {
        if (desk instanceof ByHand byHand && !form(call, "url").isBlank()) {
            byHand.rule(doc(
                    "url", form(call, "url").strip(),
                    "headers",
                            Map.of(
                                    form(call, "header").strip(),
                                    form(call, "value").strip()),
                    "content", form(call, "content")));
        }
        return back(call, "/");
    }

    private static String form(Call call, String name) {
        return Request.parsed(call.request().text())
                .getOrDefault(name, List.of(""))
                .getFirst();
    }

    private static Answer back(Call call, String path) {
        return Answer.redirect(303, place(call) + path);
    }
}
