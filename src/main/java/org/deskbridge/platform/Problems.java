package org.deskbridge.platform;

import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every failure leaves the REST interface in one shape, application/problem+json, and none with a stack trace. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        var problem = cause(failure, Problem.class);
        if (problem.isPresent()) {
            return response(problem.get().status(), body(problem.get()));
        }
        var http = cause(failure, WebApplicationException.class);
        if (http.isPresent() && http.get().getResponse().getStatus() < 500) {
            var status = http.get().getResponse().getStatus();
            return response(status, body(new Problem(status, said(http.get()))));
        }
        if (Outage.isOne(failure)) {
            LOG.log(
                    Level.WARNING,
                    "a request is refused because the database does not answer: {0}",
                    failure.getMessage());
            return response(503, body(new Problem(503, "the database does not answer now; try again")));
        }
        var reference = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, failure, () -> "request failed, reference " + reference);
        return response(500, body(new Problem(500, "unexpected failure, reference " + reference)));
    }

    private static Response response(int status, JsonObject body) {
        var response = Response.status(status).type("application/problem+json").entity(body.toString());
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (status == 429) {
            response.header("Retry-After", "1");
        }
        if (status == 503) {
            response.header("Retry-After", "5");
        }
        return response.build();
    }

    static JsonObject body(Problem problem) {
        var json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title(problem.status()))
                .add("status", problem.status())
                .add("detail", String.valueOf(problem.getMessage()));
        if (!problem.errors().isEmpty()) {
            var errors = Json.createArrayBuilder();
            problem.errors()
                    .forEach(error -> errors.add(Json.createObjectBuilder()
                            .add("field", error.field())
                            .add("message", error.message())));
            json.add("errors", errors);
        }
        return json.build();
    }

    private static String title(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Error");
    }

    private static String said(WebApplicationException failure) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> "nothing is here";
            case 405 -> "this method is not allowed here";
            case 406 -> "only application/json can be had here";
            case 415 -> "send application/json";
            default -> "the request was not understood";
        };
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
