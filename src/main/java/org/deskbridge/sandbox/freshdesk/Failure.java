package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;

import jakarta.json.JsonObject;
import java.util.List;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Refused;

/** Freshdesk's ways to say no: a list of errors by field for a wrong request, a code and a sentence for all else. */
final class Failure {
    private Failure() {}

    static JsonObject error(String field, String code, String message) {
        return doc("field", field, "message", message, "code", code);
    }

    static Refused invalid(List<JsonObject> errors) {
        return new Refused(Answer.json(400, validation(errors)));
    }

    static Refused field(String field, String code, String message) {
        return invalid(List.of(error(field, code, message)));
    }

    private static JsonObject validation(List<JsonObject> errors) {
        return doc("description", "Validation failed", "errors", list(errors));
    }

    /** A value that has to be unique stands with somebody else already. */
    static Refused duplicate(String field, long user) {
        var error = doc(
                "field",
                field,
                "additional_info",
                doc("user_id", user),
                "message",
                "It should be a unique value",
                "code",
                "duplicate_value");
        return new Refused(Answer.json(409, validation(List.of(error))));
    }

    static Refused of(int status, String code, String message) {
        return new Refused(Answer.json(status, doc("code", code, "message", message)));
    }

    static Refused invalidJson() {
        return of(400, "invalid_json", "The request body is not valid JSON.");
    }

    static Refused denied() {
        return of(403, "access_denied", "You are not authorized to perform this action.");
    }

    static Refused missing() {
        return new Refused(Answer.empty(404));
    }

    static Refused notAllowed(String method, String allowed) {
        return new Refused(Answer.json(405, doc("message", method + " method is not allowed here"))
                .with("Allow", allowed));
    }
}
