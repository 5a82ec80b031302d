package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;

import jakarta.json.JsonObject;
import java.util.List;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;
import org.jspecify.annotations.Nullable;

/** Zendesk's ways to say no, which differ from call to call. */
final class Failure {
    private Failure() {}

    static Refused missing() {
        return of(404, "RecordNotFound", "Not found");
    }

    static Refused of(int status, String error, String description) {
        return new Refused(Answer.json(status, doc("error", error, "description", description)));
    }

    static Refused unauthenticated() {
        return new Refused(Answer.json(401, doc("error", "Couldn't authenticate you")));
    }

    static Refused forbidden() {
        return new Refused(Answer.json(
                403,
                doc(
                        "error",
                        doc(
                                "title",
                                "Forbidden",
                                "message",
                                "You do not have access to this page. Please contact the account owner."))));
    }

    static Refused invalid(String field, String description) {
        return invalid(field, description, "InvalidValue");
    }

    static Refused invalid(String field, String description, @Nullable String code) {
        var detail = code == null ? doc("description", description) : doc("description", description, "error", code);
        return new Refused(Answer.json(
                422,
                doc(
                        "error", "RecordInvalid",
                        "description", "Record validation errors",
                        "details", doc(field, list(List.of(detail))))));
    }

    /** The shape of the newer APIs, webhooks among them. */
    static Refused modern(int status, String code, String title) {
        return new Refused(Answer.json(
                status,
                doc("errors", list(List.of(doc("code", code, "title", title, "detail", title, "status", status))))));
    }

    static JsonObject body(Request request) {
        return request.object()
                .orElseThrow(() -> of(400, "Unprocessable", "The request body could not be parsed as JSON"));
    }

    /** What is inside the envelope. */
    static JsonObject body(Request request, String envelope) {
        return body(request).get(envelope) instanceof JsonObject inner
                ? inner
                : fail(of(400, "ParameterMissing", "Required parameter missing: " + envelope));
    }

    private static JsonObject fail(Refused refused) {
        throw refused;
    }
}
