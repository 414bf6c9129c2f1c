package dev.resourcebroker.core.reachability;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.spi.HostResolver;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tries connections, within the limits of the host. Thread-safe. */
public final class Verifier implements AutoCloseable {
    private final Limits limits;
    private final OrgRate rate;
    private final Lookups lookups;
    private final Outside outside;

    /**
     * What bounds a verification.
     *
     * @param policy where connections may go
     * @param deadline how long one may take, name lookup and login included
     * @param perMinute how many an organisation may ask for
     */
    public record Limits(NetworkPolicy policy, Duration deadline, int perMinute) {}

    /** What a verification touches, beside names: sockets, trust and time. */
    record Outside(Connector connector, Tls tls, LongSupplier nanos) {
        static final Outside REAL = new Outside(Socket::connect, Tls.ofTheJvm(), System::nanoTime);
    }

    /**
     * Verifies within limits.
     *
     * @param limits what bounds a verification
     * @param resolver finds addresses
     * @param clock tells how often an organisation asked
     */
    public Verifier(Limits limits, HostResolver resolver, Clock clock) {
        this(limits, resolver, clock, Outside.REAL);
    }

    Verifier(Limits limits, HostResolver resolver, Clock clock, Outside outside) {
        this.limits = limits;
        this.rate = new OrgRate(limits.perMinute(), clock);
        this.lookups = new Lookups(resolver);
        this.outside = outside;
    }

    /**
     * Tries a connection.
     *
     * @param org for whom
     * @param details where to and with what
     * @return what came of it
     * @throws dev.resourcebroker.error.TransientBrokerException RATE_LIMITED
     */
    public Verification verify(OrgId org, ConnectionDetails details) {
        rate.take(org);
        Deadline deadline = Deadline.in(limits.deadline(), outside.nanos());
        Pinning pinning = new Pinning(lookups, limits.policy(), deadline);
        Answer answer = new Attempts(outside, deadline).run(org, details, pinning);
        return new Verification(answer.code(), answer.loggedIn(), deadline.elapsed());
    }

    /** Ends the threads of lookups; one that hangs ends by itself. */
    @Override
    public void close() {
        lookups.close();
    }
}
