package dev.resourcebroker.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPolicyTest {
    /** The special-purpose registries of IANA, without what they call globally reachable; and multicast. */
    private static final List<String> SPECIAL = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "255.255.255.255/32",
            "::/128",
            "::1/128",
            "64:ff9b:1::/48",
            "100::/64",
            "100:0:0:1::/64",
            "2001:2::/48",
            "2001:10::/28",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final List<String> PUBLIC = List.of(
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "191.255.255.255",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2606:4700:4700::1111",
            "2a01:4f8::1",
            "2001:4860:4860::8888",
            "2001:200::1");

    private static final NetworkPolicy POLICY = NetworkPolicy.publicOnly();

    @Test
    void everySpecialPurposeRange_isRefusedFromItsFirstAddressToItsLast() {
        for (String range : SPECIAL) {
            addressesIn(range)
                    .forEach(address -> assertThat(POLICY.allows(address))
                            .as("%s in %s", address, range)
                            .isFalse());
        }
    }

    @Test
    void everySpecialIpv4Address_isRefusedHoweverAnIpv6AddressCarriesIt() {
        for (String range : SPECIAL.stream().filter(r -> r.indexOf(':') < 0).toList()) {
            addressesIn(range)
                    .flatMap(address -> carriers(address.getAddress()))
                    .forEach(carrier -> assertThat(POLICY.allows(carrier))
                            .as("%s, which carries one of %s", carrier, range)
                            .isFalse());
        }
    }

    @Test
    void publicAddresses_areAllowed() {
        for (String address : PUBLIC) {
            assertThat(POLICY.allows(address(address))).as(address).isTrue();
        }
    }

    @Test
    void aPublicIpv4Address_isAllowedHoweverAnIpv6AddressCarriesIt() {
        carriers(address("8.8.4.4").getAddress())
                .forEach(carrier ->
                        assertThat(POLICY.allows(carrier)).as("%s", carrier).isTrue());
    }

    @Test
    void everyRangeThatTheHostAllows_isOpenAndItsNeighboursAreNot() {
        NetworkPolicy policy = POLICY.allowing("10.16.0.0/12").allowing("fd12:3456::/32");

        assertThat(Stream.of("10.16.0.0", "10.31.255.255", "::ffff:10.16.0.1", "64:ff9b::10.16.0.1", "fd12:3456::1"))
                .allMatch(address -> policy.allows(address(address)));
        assertThat(Stream.of("10.15.255.255", "10.32.0.0", "127.0.0.1", "64:ff9b::10.15.0.1", "fd12:3457::1"))
                .noneMatch(address -> policy.allows(address(address)));
    }

    @Test
    void aMetadataService_isOpenedOnlyByARangeOfItsOwn() {
        NetworkPolicy wide = POLICY.allowing("169.254.0.0/16").allowing("fc00::/7");
        assertThat(wide.allows(address("169.254.1.1"))).isTrue();
        assertThat(Stream.of("169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "2002:a9fe:a9fe::1"))
                .noneMatch(address -> wide.allows(address(address)));
        assertThat(POLICY.allows(address("168.63.129.16"))).isFalse();
        assertThat(POLICY.allowing("169.254.169.254/32").allows(address("169.254.169.254")))
                .isTrue();
    }

    @Test
    void allowAll_allowsEverything() {
        assertThat(Stream.of("127.0.0.1", "::1", "169.254.169.254", "255.255.255.255", "ff02::1"))
                .allMatch(address -> NetworkPolicy.allowAll().allows(address(address)));
    }

    @Test
    void aTeredoAddress_isRefusedForItsServerAndForItsClient() {
        assertThat(POLICY.allows(teredo("8.8.8.8", "8.8.4.4"))).isTrue();
        assertThat(POLICY.allows(teredo("10.0.0.1", "8.8.4.4"))).isFalse();
        assertThat(POLICY.allows(teredo("8.8.8.8", "127.0.0.1"))).isFalse();
    }

    @Test
    void whatIsNotANetwork_isRefusedWithoutAskingANameServer() {
        for (String text : List.of(
                "",
                "10.0.0.0",
                "localhost/8",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "::/129",
                "fd00::1/8",
                "10.0.0/8",
                "::ffff:10.0.0.0/104",
                "1:2/16",
                "300.0.0.0/8")) {
            assertThatThrownBy(() -> POLICY.allowing(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
        }
    }

    /** First, last and some between. */
    private static Stream<InetAddress> addressesIn(String range) {
        String[] parts = range.split("/", -1);
        byte[] network = address(parts[0]).getAddress();
        int bits = Integer.parseInt(parts[1]);
        Random random = new Random(range.hashCode());
        return IntStream.range(0, 200).mapToObj(i -> {
            byte[] filling = new byte[network.length];
            if (i == 1) {
                Arrays.fill(filling, (byte) -1);
            } else if (i > 1) {
                random.nextBytes(filling);
            }
            return address(within(network, bits, filling));
        });
    }

    private static byte[] within(byte[] network, int bits, byte[] filling) {
        byte[] address = network.clone();
        for (int bit = bits; bit < address.length * 8; bit++) {
            address[bit / 8] |= (byte) (filling[bit / 8] & (0x80 >> bit % 8));
        }
        return address;
    }

    private static Stream<InetAddress> carriers(byte[] ipv4) {
        String quad = "%02x%02x:%02x%02x".formatted(ipv4[0], ipv4[1], ipv4[2], ipv4[3]);
        String dotted = "%d.%d.%d.%d".formatted(ipv4[0] & 255, ipv4[1] & 255, ipv4[2] & 255, ipv4[3] & 255);
        return Stream.concat(
                Stream.of(mapped(ipv4), teredo("8.8.8.8", dotted), teredo(dotted, "8.8.8.8")),
                Stream.of(
                                "::" + quad,
                                "64:ff9b::" + quad,
                                "2002:" + quad + "::1",
                                "2a01:4f8::5efe:" + quad,
                                "2a01:4f8::200:5efe:" + quad)
                        .map(NetworkPolicyTest::address));
    }

    /** As no text is read: the JDK makes an IPv4 address of it. */
    private static InetAddress mapped(byte[] ipv4) {
        byte[] bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        System.arraycopy(ipv4, 0, bytes, 12, 4);
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress teredo(String server, String client) {
        byte[] bytes = new byte[16];
        bytes[0] = 0x20;
        bytes[1] = 0x01;
        System.arraycopy(address(server).getAddress(), 0, bytes, 4, 4);
        byte[] hidden = address(client).getAddress();
        for (int i = 0; i < 4; i++) {
            bytes[12 + i] = (byte) ~hidden[i];
        }
        return address(bytes);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
