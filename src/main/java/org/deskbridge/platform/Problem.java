package org.deskbridge.platform;

import java.util.List;

/** A rule was broken by the caller; carries what RFC 9457 wants said, and is never caught by type. */
public class Problem extends RuntimeException {
    private final int status;
    private final transient List<FieldError> errors;

    /** One field that a caller has to change. */
    public record FieldError(String field, String message) {}

    public Problem(int status, String detail) {
        this(status, detail, List.of());
    }

    public Problem(int status, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    public static Problem field(String field, String message) {
        return new Problem(400, field + " " + message, List.of(new FieldError(field, message)));
    }

    public static Problem notFound(String what) {
        return new Problem(404, "no such " + what);
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
