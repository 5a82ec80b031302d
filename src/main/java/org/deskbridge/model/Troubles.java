package org.deskbridge.model;

import dev.langchain4j.exception.HttpException;
import java.util.Locale;
import org.deskbridge.assistant.ModelTrouble;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.deskbridge.outbound.OutboundTrouble;

/** What can go wrong on the way to a model, in our words; an endpoint's own words are not repeated. */
final class Troubles {
    private static final int DEEPEST = 10;

    private Troubles() {}

    static ModelTrouble of(Throwable error) {
        var cause = error;
        for (var depth = 0; depth < DEEPEST && cause != null; depth++) {
            if (cause instanceof ModelTrouble known) {
                return known;
            }
            if (cause instanceof OutboundTrouble trouble) {
                return of(trouble);
            }
            if (cause instanceof HttpException answer) {
                return of(answer.statusCode(), String.valueOf(answer.getMessage()));
            }
            cause = cause.getCause();
        }
        return new ModelTrouble(
                Kind.UNEXPECTED_SHAPE,
                "the answer is no chat completion (" + error.getClass().getSimpleName() + ")");
    }

    private static ModelTrouble of(OutboundTrouble trouble) {
        var kind = switch (trouble.kind()) {
            case NOT_ALLOWED -> Kind.NOT_ALLOWED;
            case UNREACHABLE -> Kind.UNREACHABLE;
            case TOO_SLOW -> Kind.TOO_SLOW;
            case TOO_LARGE -> Kind.UNEXPECTED_SHAPE;
        };
        return new ModelTrouble(kind, String.valueOf(trouble.getMessage()));
    }

    private static ModelTrouble of(int status, String body) {
        return switch (status) {
            case 401, 403 -> new ModelTrouble(Kind.UNAUTHORIZED, "the key is not accepted (" + status + ")");
            case 429 -> new ModelTrouble(Kind.TOO_BUSY, "it takes no more requests now (429)");
            case 400, 404, 422 ->
                namesModel(body)
                        ? new ModelTrouble(Kind.UNKNOWN_MODEL, "it does not know this model (" + status + ")")
                        : new ModelTrouble(
                                Kind.UNEXPECTED_SHAPE, "no chat completions are offered there (" + status + ")");
            default ->
                status >= 500
                        ? new ModelTrouble(Kind.BROKEN, "it has an error of its own (" + status + ")")
                        : new ModelTrouble(Kind.UNEXPECTED_SHAPE, "it answers with status " + status);
        };
    }

    private static boolean namesModel(String body) {
        return body.toLowerCase(Locale.ROOT).contains("model");
    }
}
