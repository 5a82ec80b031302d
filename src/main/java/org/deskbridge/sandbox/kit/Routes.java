package org.deskbridge.sandbox.kit;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Path templates such as {@code /api/tickets/{id}}, tried in the order in which they were added. */
public final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private final List<Route> routes = new ArrayList<>();

    /** What a handler gets: the request, the values in its path, and the vendor's user who asks. */
    public record Call(Request request, Map<String, String> at, JsonObject caller) {
        /** A number in the path; zero, which no row has, if it is none. */
        public long id(String name) {
            var text = Objects.requireNonNullElse(at.get(name), "");
            return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        }

        public String text(String name) {
            return Objects.requireNonNullElse(at.get(name), "");
        }
    }

    /** Answers a call whose path is known. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Call call);
    }

    /** A route that fits a path. */
    public record Match(String template, Map<String, String> at, Handler handler) {}

    private record Route(String method, String template, Pattern pattern, List<String> names, Handler handler) {}

    public Routes on(String method, String template, Handler handler) {
        var names = VARIABLE.matcher(template)
                .results()
                .map(result -> result.group(1))
                .toList();
        var pattern = Pattern.compile(VARIABLE.matcher(template).replaceAll("([^/]+)"));
        routes.add(new Route(method, template, pattern, names, handler));
        return this;
    }

    public Optional<Match> find(String method, String path) {
        return routes.stream()
                .filter(route -> route.method.equals(method))
                .flatMap(route -> match(route, path).stream())
                .findFirst();
    }

    /** Whether some other method would do. */
    public boolean knows(String path) {
        return routes.stream().anyMatch(route -> route.pattern.matcher(path).matches());
    }

    private static Optional<Match> match(Route route, String path) {
        var matcher = route.pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < route.names.size(); i++) {
            values.put(route.names.get(i), Request.decoded(matcher.group(i + 1)));
        }
        return Optional.of(new Match(route.template, values, route.handler));
    }
}
