package dev.resourcebroker.network;

import dev.resourcebroker.error.PermanentBrokerException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that begin with the same bits. Its family is the length of its address. */
final class AddressRange {
    // Only literals, so that reading one never asks a name server.
    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/([0-9]{1,3})");

    private final byte[] address;
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static AddressRange of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw malformed();
        }
        AddressRange range = new AddressRange(literal(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (range.bits > range.address.length * 8 || range.hasBitsBehindItsPrefix()) {
            throw malformed();
        }
        return range;
    }

    private static byte[] literal(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw malformed();
        }
    }

    private static PermanentBrokerException malformed() {
        return PermanentBrokerException.invalid(
                "address range", "must be an IPv4 or IPv6 network such as 10.0.0.0/8 or fd00::/8");
    }

    private boolean hasBitsBehindItsPrefix() {
        for (int bit = bits; bit < address.length * 8; bit++) {
            if ((address[bit / 8] & (0x80 >> bit % 8)) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        boolean same = Arrays.equals(address, 0, whole, other, 0, whole);
        return same && (bits % 8 == 0 || ((address[whole] ^ other[whole]) & 0xff) >>> (8 - bits % 8) == 0);
    }

    boolean isOneAddress() {
        return bits == address.length * 8;
    }
}
