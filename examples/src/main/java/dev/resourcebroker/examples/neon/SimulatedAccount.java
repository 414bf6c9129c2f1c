package dev.resourcebroker.examples.neon;

import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.examples.support.PassingClock;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.neon.NeonProvider;
import dev.resourcebroker.neon.fake.NeonVendor;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.PlatformAccess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An account of a simulated Neon. Its clock is the broker's, and goes faster than ours while somebody waits. */
final class SimulatedAccount implements NeonAccount {
    private static final Map<String, SecretValue> ACCESS = Map.of("api-key", SecretValue.of(NeonVendor.KEY));
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PASSES = Duration.ofSeconds(3);

    private final PassingClock clock = new PassingClock();
    private final NeonVendor vendor;
    private final NeonProvider provider;

    private SimulatedAccount(Scratch scratch) throws IOException {
        vendor = NeonVendor.in(scratch.directory("neon"), clock);
        provider = NeonProvider.create(vendor.uri());
    }

    static NeonAccount start(Scratch scratch) throws IOException {
        SimulatedAccount account = new SimulatedAccount(scratch);
        scratch.start(() -> account.vendor::close);
        return account;
    }

    @Override
    public String what() {
        return "a simulated Neon at " + vendor.uri() + "; with a key in " + KEY + " it is Neon itself";
    }

    @Override
    public BrokerBuilder use(BrokerBuilder builder) {
        // Signs of life come by real time, which is slower than this clock.
        return builder.provider(provider, PlatformAccess.of(ACCESS))
                .clock(clock)
                .takeOverAfter(Duration.ofHours(12))
                .pollEvery(POLL);
    }

    @Override
    public boolean shows(Resource resource) {
        return Listing.shows(provider, Access.of(ACCESS), resource);
    }

    @Override
    public Instant markNow(Resource resource) throws SQLException {
        vendor.remember(resource.made().flatMap(made -> made.vendorId()).orElseThrow());
        Instant now = clock.instant();
        clock.pass(Duration.ofMinutes(5));
        return now;
    }

    @Override
    public void pass() {
        LockSupport.parkNanos(POLL.toNanos());
        clock.pass(PASSES);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(1);
    }
}
