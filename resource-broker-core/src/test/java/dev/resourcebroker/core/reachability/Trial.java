package dev.resourcebroker.core.reachability;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.spi.HostResolver;
import dev.resourcebroker.tck.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** A verifier whose every connection ends on loopback, wherever it was to go, and which remembers where that was. */
final class Trial implements HostResolver, Connector, AutoCloseable {
    static final OrgId ACME = OrgId.of("acme");

    final List<String> lookups = new CopyOnWriteArrayList<>();
    final List<InetSocketAddress> connected = new CopyOnWriteArrayList<>();
    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-25T10:00:00Z"));
    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private Connector connector = Trial::onlyToLoopback;
    private NetworkPolicy policy = NetworkPolicy.publicOnly();
    private Duration deadline = Duration.ofSeconds(20);
    private LongSupplier nanos = System::nanoTime;
    private HostResolver resolver = this::known;
    private Tls tls = Tls.ofTheJvm();
    private Verifier verifier;

    Trial name(String host, String... addresses) {
        List<InetAddress> list = new ArrayList<>();
        for (String address : addresses) {
            list.add(address(address));
        }
        names.put(host, list);
        return this;
    }

    Trial resolver(HostResolver other) {
        resolver = other;
        return this;
    }

    /** Each connection ends at this port on loopback. */
    Trial leadingTo(int port) {
        return connector((socket, address, millis) ->
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis));
    }

    Trial connector(Connector other) {
        connector = other;
        return this;
    }

    Trial policy(UnaryOperator<NetworkPolicy> change) {
        policy = change.apply(policy);
        return this;
    }

    Trial deadline(Duration time) {
        deadline = time;
        return this;
    }

    Trial nanos(LongSupplier source) {
        nanos = source;
        return this;
    }

    Trial tls(Tls other) {
        tls = other;
        return this;
    }

    Verification verify(ConnectionDetails details) {
        return verify(ACME, details);
    }

    Verification verify(OrgId org, ConnectionDetails details) {
        return verifier().verify(org, details);
    }

    private synchronized Verifier verifier() {
        if (verifier == null) {
            verifier = new Verifier(
                    new Verifier.Limits(policy, deadline, 1000), this, clock, new Verifier.Outside(this, tls, nanos));
        }
        return verifier;
    }

    @Override
    public List<InetAddress> resolve(String host) {
        lookups.add(host);
        return resolver.resolve(host);
    }

    private List<InetAddress> known(String host) {
        return names.getOrDefault(host, List.of());
    }

    @Override
    public void connect(Socket socket, InetSocketAddress address, int millis) throws IOException {
        connected.add(address);
        connector.connect(socket, address, millis);
    }

    private static void onlyToLoopback(Socket socket, InetSocketAddress address, int millis) throws IOException {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalStateException("a test connects to loopback only");
        }
        socket.connect(address, millis);
    }

    @Override
    public void close() {
        if (verifier != null) {
            verifier.close();
        }
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Details with entries {@code name=value}. */
    static ConnectionDetails details(ResourceType type, String... entries) {
        List<Entry> list = new ArrayList<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            list.add(Entry.secret(entry.substring(0, equals), entry.substring(equals + 1)));
        }
        return new ConnectionDetails(type, list);
    }

    static ConnectionDetails postgres(String... entries) {
        return details(ResourceType.POSTGRESQL, entries);
    }

    static ConnectionDetails redis(String... entries) {
        return details(ResourceType.REDIS, entries);
    }
}
