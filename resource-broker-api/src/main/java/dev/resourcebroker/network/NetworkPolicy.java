package dev.resourcebroker.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses the broker may connect to on behalf of a tenant. Whatever is refused, the host can allow. An IPv6
 * address that stands for an IPv4 address (IPv4-mapped, IPv4-compatible, 6to4, NAT64, Teredo, ISATAP) is judged by
 * that too. Immutable and thread-safe.
 */
public final class NetworkPolicy {
    /**
     * Special purposes (RFC 6890 and its registry, RFC 5771), which cover loopback, private, shared and link-local
     * networks, and among them the metadata services of most clouds.
     */
    private static final List<AddressRange> NOT_PUBLIC = ranges(
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
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Of IPv6, only 2000::/3 is public, and not all of that.
            "::/3",
            "4000::/2",
            "8000::/1",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20");

    /** What hands out credentials of the machine. A wider range that a host allows doesn't open these. */
    private static final List<AddressRange> METADATA = ranges(
            "169.254.169.254/32",
            "169.254.170.2/32",
            "169.254.170.23/32",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "168.63.129.16/32",
            "fd00:ec2::254/128",
            "fd00:ec2::23/128",
            "fd20:ce::254/128",
            "fd00:42::42/128");

    private static final NetworkPolicy PUBLIC_ONLY = new NetworkPolicy(List.of(), false);
    private static final NetworkPolicy ALL = new NetworkPolicy(List.of(), true);

    private final List<AddressRange> allowed;
    private final boolean all;

    private NetworkPolicy(List<AddressRange> allowed, boolean all) {
        this.allowed = List.copyOf(allowed);
        this.all = all;
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Stream.of(ranges).map(AddressRange::of).toList();
    }

    /**
     * Public addresses only. Refused are loopback, link-local, private, shared (CGNAT) and unique local networks,
     * metadata services of clouds, multicast, broadcast, unspecified, documentation, benchmarking and reserved
     * addresses. The default.
     *
     * @return the policy
     */
    public static NetworkPolicy publicOnly() {
        return PUBLIC_ONLY;
    }

    /**
     * Everything. For tests, and for a host whose every tenant may reach everything that it reaches.
     *
     * @return the policy
     */
    public static NetworkPolicy allowAll() {
        return ALL;
    }

    /**
     * Allows one network more. An address of a metadata service is allowed only by a range of just that address.
     *
     * @param range the network, such as {@code 10.0.0.0/8} or {@code fd12:3456::/32}
     * @return a changed copy
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public NetworkPolicy allowing(String range) {
        List<AddressRange> more = new ArrayList<>(allowed);
        more.add(AddressRange.of(range));
        return new NetworkPolicy(more, all);
    }

    /**
     * Whether the broker may connect there.
     *
     * @param address a resolved address
     * @return true when it may
     */
    public boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return all || allows(bytes);
    }

    private boolean allows(byte[] address) {
        List<byte[]> inner = EmbeddedIpv4.of(address);
        if (contains(METADATA, address)) {
            return allowed.stream().anyMatch(range -> range.isOneAddress() && range.contains(address));
        }
        boolean open = EmbeddedIpv4.isOnlyThat(address) || contains(allowed, address) || !contains(NOT_PUBLIC, address);
        return open && inner.stream().allMatch(this::allows);
    }

    private static boolean contains(List<AddressRange> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
