package org.deskbridge.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deskbridge.outbound.OutboundTrouble;
import org.deskbridge.outbound.Target;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes. Arguments stand in segments of the path and in values of the query, always encoded; scheme, host and
 * port are the admin's own words.
 */
record UrlTemplate(String place, String path, String query) {
    private static final Pattern PARTS = Pattern.compile("(https?://[^/?#{}\\\\]+)([^?#]*)(?:\\?([^#]*))?");
    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,39})\\}");
    private static final Pattern DOTS = Pattern.compile("(.*/)?(\\.|%2e){1,2}(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    static Optional<UrlTemplate> of(String text) {
        var parts = PARTS.matcher(text.strip());
        return parts.matches() && isPlace(parts.group(1))
                ? Optional.of(new UrlTemplate(
                        Objects.requireNonNull(parts.group(1)),
                        Objects.requireNonNull(parts.group(2)),
                        Objects.requireNonNullElse(parts.group(3), "")))
                : Optional.empty();
    }

    private static boolean isPlace(@Nullable String place) {
        try {
            return Target.of(String.valueOf(place)).getHost() != null;
        } catch (OutboundTrouble e) {
            return false;
        }
    }

    /** What is wrong with a template, given the arguments that there are. */
    static Optional<String> refusal(String text, Set<String> known) {
        var template = of(text);
        if (template.isEmpty()) {
            return Optional.of(
                    "must be an http(s) address with a host that is fixed and no user: arguments stand in its path and in the"
                            + " values of its query, and it has no fragment");
        }
        return template.get().refusal(known);
    }

    private Optional<String> refusal(Set<String> known) {
        for (var pair : query.split("&", -1)) {
            if (HOLE.matcher(pair.replaceFirst("=.*", "")).find()) {
                return Optional.of("must have arguments in values of its query only, as in ?name={argument}");
            }
        }
        var unknown = new TreeSet<>(holes(path));
        unknown.addAll(holes(query));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            return Optional.of("names an argument that there is not: " + unknown.first());
        }
        try {
            Target.of(place + HOLE.matcher(path + "?" + query).replaceAll("x"));
            return Optional.empty();
        } catch (OutboundTrouble e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    Set<String> inPath() {
        return holes(path);
    }

    /** Host and, where it is not the scheme's own, port, as they are written in the list of hosts. */
    String host() {
        return Target.host(URI.create(place)).toLowerCase(Locale.ROOT);
    }

    /** Empty where a value would lead out of the path. A pair of the query whose argument is missing is left out. */
    Optional<URI> filled(Map<String, String> values) {
        var filledPath = fill(path, values);
        if (DOTS.matcher(filledPath).matches() || !values.keySet().containsAll(inPath())) {
            return Optional.empty();
        }
        var pairs = new ArrayList<String>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty() && values.keySet().containsAll(holes(pair))) {
                pairs.add(fill(pair, values));
            }
        }
        return Optional.of(Target.of(place + filledPath + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs))));
    }

    private static Set<String> holes(String text) {
        var names = new TreeSet<String>();
        HOLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String fill(String text, Map<String, String> values) {
        return HOLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(encoded(values.getOrDefault(found.group(1), ""))));
    }

    private static String encoded(String value) {
        var encoded = new StringBuilder();
        for (var part : value.getBytes(UTF_8)) {
            if (UNRESERVED.indexOf(part & 0xff) >= 0) {
                encoded.append((char) part);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", part & 0xff));
            }
        }
        return encoded.toString();
    }

    /** Whether a list of hosts has this one: a name alone stands for its scheme's own port. */
    boolean isOn(Collection<String> hosts) {
        var host = host();
        var bare = host.replaceFirst(place.startsWith("https:") ? ":443$" : ":80$", "");
        return hosts.contains(host) || hosts.contains(bare);
    }
}
