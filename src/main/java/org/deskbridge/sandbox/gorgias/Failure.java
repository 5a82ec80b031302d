package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Refused;
import org.deskbridge.sandbox.kit.Request;

/** Gorgias' way to say no: everything below one {@code error}. */
final class Failure {
    private Failure() {}

    static Answer answer(int status, String message) {
        return Answer.json(status, doc("error", doc("msg", message)));
    }

    static Refused of(int status, String message) {
        return new Refused(answer(status, message));
    }

    static Refused missing() {
        return of(404, "The requested resource was not found.");
    }

    static Refused field(String name, String message) {
        return invalid(Map.of(name, List.of(message)));
    }

    static Refused invalid(Object errors) {
        return new Refused(
                Answer.json(400, doc("error", doc("msg", "Failed to validate the request.", "data", errors))));
    }

    /** The body if it has the shape. */
    static JsonObject body(Request request, Shape shape) {
        JsonValue body = request.json().orElseThrow(() -> of(400, "The body is not valid JSON."));
        var wrong = shape.wrong(body);
        if (wrong != null) {
            throw invalid(wrong);
        }
        return body.asJsonObject();
    }
}
