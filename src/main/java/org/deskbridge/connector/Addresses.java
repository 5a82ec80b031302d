package org.deskbridge.connector;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.deskbridge.connector.VendorTrouble.Kind;

/** Keeps us from being sent into the network we stand in. */
final class Addresses {
    private Addresses() {}

    static void requirePublic(URI uri) {
        var host = uri.getHost();
        if (host == null || !"https".equals(uri.getScheme())) {
            throw new VendorTrouble(Kind.REFUSED, "a file is only fetched over https", 0, "");
        }
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (isInner(address)) {
                    throw new VendorTrouble(Kind.REFUSED, "the file's address is not a public one", 0, "");
                }
            }
        } catch (UnknownHostException e) {
            throw new VendorTrouble(Kind.UNREACHABLE, "nobody answers at " + host, 0, "");
        }
    }

    private static boolean isInner(InetAddress address) {
        var first = address.getAddress()[0] & 0xff;
        var uniqueLocal = address.getAddress().length == 16 && (first & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal;
    }
}
