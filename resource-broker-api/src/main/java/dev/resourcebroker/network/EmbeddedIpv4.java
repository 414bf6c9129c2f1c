package dev.resourcebroker.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The IPv4 addresses that an IPv6 address stands for: packets to it may end up there. */
final class EmbeddedIpv4 {
    private static final AddressRange COMPATIBLE = AddressRange.of("::/96");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final AddressRange TEREDO = AddressRange.of("2001::/32");

    private EmbeddedIpv4() {}

    static List<byte[]> of(byte[] address) {
        List<byte[]> found = new ArrayList<>(2);
        if (address.length == 16) {
            if (endsWithIt(address) || isIsatap(address)) {
                found.add(at(address, 12));
            }
            if (SIX_TO_FOUR.contains(address)) {
                found.add(at(address, 2));
            }
            if (TEREDO.contains(address)) {
                found.add(at(address, 4));
                found.add(inverted(at(address, 12)));
            }
        }
        return found;
    }

    /** Whether nothing but the IPv4 address decides where packets go. */
    static boolean isOnlyThat(byte[] address) {
        return endsWithIt(address) || TEREDO.contains(address);
    }

    private static boolean endsWithIt(byte[] address) {
        return NAT64.contains(address) || isMapped(address) || isCompatible(address);
    }

    /** Tested by its bytes: the JDK reads the text form of such a range as an IPv4 address. */
    private static boolean isMapped(byte[] address) {
        return address.length == 16 && startsWith(address, 0, 10, 0) && startsWith(address, 10, 12, 0xff);
    }

    /** Not {@code ::} and {@code ::1}, which are addresses of their own. */
    private static boolean isCompatible(byte[] address) {
        return COMPATIBLE.contains(address) && !startsWith(address, 0, 15, 0);
    }

    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && (address[11] & 0xff) == 0xfe;
    }

    private static boolean startsWith(byte[] address, int from, int to, int value) {
        for (int i = from; i < to; i++) {
            if ((address[i] & 0xff) != value) {
                return false;
            }
        }
        return true;
    }

    private static byte[] at(byte[] address, int from) {
        return Arrays.copyOfRange(address, from, from + 4);
    }

    private static byte[] inverted(byte[] address) {
        byte[] inverted = address.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~inverted[i];
        }
        return inverted;
    }
}
