package org.deskbridge.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where NATS is and who we are there, taken apart: an address that is logged anywhere has no credentials in it.
 *
 * @param servers without user and password
 * @param credentials {@code user:password}, or a token; null for none
 */
record NatsAddress(List<String> servers, @Nullable String credentials) {
    private static final Set<String> SCHEMES = Set.of("nats", "tls");
    private static final int LAST_PORT = 65_535;

    /** One or several addresses of one NATS cluster, separated by commas; who we are is the same at all of them. */
    static NatsAddress of(String addresses) {
        var all = Arrays.stream(addresses.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(NatsAddress::uri)
                .toList();
        if (all.isEmpty()) {
            throw wrong();
        }
        var credentials = all.stream()
                .flatMap(uri -> Optional.ofNullable(uri.getRawUserInfo()).stream())
                .findFirst();
        return new NatsAddress(
                all.stream().map(NatsAddress::bare).toList(),
                credentials.map(text -> text.replace("+", "%2B")).orElse(null));
    }

    /** What is wrong is said without what was given: there may be a password in it. */
    private static URI uri(String address) {
        try {
            var uri = new URI(address.contains("://") ? address : "nats://" + address);
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme()) && uri.getPort() <= LAST_PORT) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("deskbridge.live.nats-url is not like nats://user:password@host:4222");
    }

    private static String bare(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    Optional<String> user() {
        return part(0);
    }

    /** Empty beside a user means that the user is a token. */
    Optional<String> password() {
        return part(1);
    }

    private Optional<String> part(int number) {
        var parts = Objects.requireNonNullElse(credentials, "").split(":", 2);
        return credentials != null && parts.length > number
                ? Optional.of(URLDecoder.decode(parts[number], UTF_8))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return servers.toString();
    }
}
