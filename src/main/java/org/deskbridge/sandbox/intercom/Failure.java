package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;

import java.util.List;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Refused;

/** Intercom's way to say no: a list of errors with the id of the request. */
final class Failure {
    private Failure() {}

    static Answer answer(int status, String code, String message) {
        return Answer.json(
                status,
                doc(
                        "type",
                        "error.list",
                        "request_id",
                        UUID.randomUUID(),
                        "errors",
                        list(List.of(doc("code", code, "message", message)))));
    }

    static Refused of(int status, String code, String message) {
        return new Refused(answer(status, code, message));
    }

    static Refused invalid(String message) {
        return of(400, "parameter_invalid", message);
    }

    static Refused lacking(String field) {
        return of(400, "parameter_not_found", field + " not specified");
    }

    static Refused missing() {
        return of(404, "not_found", "Resource Not Found");
    }

    static Refused noUser() {
        return of(404, "not_found", "User Not Found");
    }

    static Refused unauthorized() {
        return of(401, "unauthorized", "Access Token Invalid");
    }
}
