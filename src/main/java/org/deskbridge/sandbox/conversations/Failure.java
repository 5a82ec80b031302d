package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;

import java.util.List;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Refused;

/** How Sunshine Conversations says no: a list of errors with a code and a title each. */
final class Failure {
    private Failure() {}

    static Refused of(int status, String code, String title) {
        return new Refused(Answer.json(status, doc("errors", list(List.of(doc("code", code, "title", title))))));
    }

    static Refused invalid(String title) {
        return of(400, "bad_request", title);
    }
}
