package org.deskbridge.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the public internet from all that IANA keeps for something else (special-purpose registries). */
final class PublicAddresses {
    private static final String[] SPECIAL = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/9",
        "ff00::/8"
    };

    /** An IPv4 address inside an IPv6 one, by its prefix and the place where it begins. */
    private static final String[] TRANSLATED = {"64:ff9b::/96", "2002::/16"};

    private static final int[] BEGINS = {12, 2};

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        for (var special : SPECIAL) {
            if (isIn(bytes, special)) {
                return false;
            }
        }
        for (var i = 0; i < TRANSLATED.length; i++) {
            if (isIn(bytes, TRANSLATED[i])) {
                return isPublic(plain(Arrays.copyOfRange(bytes, BEGINS[i], BEGINS[i] + 4)));
            }
        }
        return !isIn(bytes, "2001::/23");
    }

    private static InetAddress plain(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address has this length", e);
        }
    }

    private static boolean isIn(byte[] address, String network) {
        var slash = network.indexOf('/');
        var length = Integer.parseInt(network.substring(slash + 1));
        var prefix = literal(network.substring(0, slash));
        if (prefix.length != address.length) {
            return false;
        }
        for (var bit = 0; bit < length; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Java makes an IPv4 address of a mapped one, so that its prefix has to be written out. */
    private static byte[] literal(String text) {
        if (text.equals("::ffff:0:0")) {
            var mapped = new byte[16];
            mapped[10] = mapped[11] = (byte) 0xff;
            return mapped;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
