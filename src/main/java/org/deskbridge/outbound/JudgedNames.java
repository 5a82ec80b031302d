package org.deskbridge.outbound;

import jakarta.enterprise.inject.Instance;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.deskbridge.outbound.Outbound.Neighbour;
import org.deskbridge.platform.Configuration;

/** Asked for every connection, also where the host is written as a number: gives public addresses and allowed ones only. */
final class JudgedNames implements DnsResolver {
    private final Instance<Neighbour> neighbours;

    JudgedNames(Instance<Neighbour> neighbours) {
        this.neighbours = neighbours;
    }

    static final class NotPublic extends UnknownHostException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(judged(host, port))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return judged(host, 0);
    }

    private InetAddress[] judged(String host, int port) throws UnknownHostException {
        var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!isAllowed(host, port) && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic();
        }
        return addresses;
    }

    /** Hosts that the operator has named, with or without a port, and this product's own neighbours. */
    private boolean isAllowed(String host, int port) {
        var allowed = Configuration.text("outbound.allow").orElse("");
        var name = host.toLowerCase(Locale.ROOT);
        return Arrays.stream(allowed.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .anyMatch(entry -> entry.equals(name) || entry.equals(name + ":" + port))
                || neighbours.stream().anyMatch(one -> one.isAt(name, port));
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }
}
