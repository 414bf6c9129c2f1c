package dev.resourcebroker.core.engine;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A broker that is in a hurry, with a vendor in memory. */
final class Engine implements AutoCloseable {
    static final ProvisioningSettings HURRY = ProvisioningSettings.defaults()
            .callDeadline(Duration.ofMillis(500))
            .retry(Duration.ofMillis(20))
            .driftInterval(Duration.ofMillis(200))
            .deletionGrace(Duration.ZERO)
            .callRate(10_000, 100);

    final MemoryVendor vendor;
    final TestBroker broker;
    final OrgBroker acme;

    private Engine(MemoryVendor vendor, TestBroker broker) {
        this.vendor = vendor;
        this.broker = broker;
        this.acme = broker.org("acme");
    }

    static Engine on(Database database) {
        return on(database, new MemoryVendor(), builder -> builder);
    }

    static Engine on(Database database, MemoryVendor vendor, UnaryOperator<BrokerBuilder> more) {
        TestBroker broker = TestBroker.on(
                database,
                builder -> more.apply(builder.provider(vendor, MemoryVendor.ACCESS)
                        .provisioning(HURRY)
                        .pollEvery(Duration.ofMillis(20))));
        return new Engine(vendor, broker);
    }

    static ManagedIntegration box(String name) {
        return ManagedIntegration.named(name).offering(MemoryVendor.BOX);
    }

    Resource create(String name) {
        return acme.create(box(name));
    }

    Resource ready(Resource resource) {
        try {
            return acme.whenReady(resource.id()).toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not ready: " + acme.get(resource.id()) + ", calls " + vendor.calls, e);
        }
    }

    Resource made(String name) {
        return ready(create(name));
    }

    void untilPhase(Resource resource, Phase phase) {
        until(
                () -> "in " + phase + ": " + acme.get(resource.id()) + ", calls " + vendor.calls,
                () -> acme.get(resource.id()).phase() == phase);
    }

    void untilGone(Resource resource) {
        until(() -> "gone: " + resource, () -> acme.find(resource.name()).isEmpty());
    }

    static void until(Supplier<String> what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never " + what.get());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
