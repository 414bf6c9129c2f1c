package dev.resourcebroker.core.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.spi.PlatformAccess;
import dev.resourcebroker.tck.vendor.FakeVendor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A child JVM with a broker that works until its end, which is that of its input at the latest. */
final class ClusterProcess {
    static final Duration TAKE_OVER = Duration.ofMillis(1500);
    private static final int WORKERS = 6;

    private ClusterProcess() {}

    /** The arguments are the address of the meta-database, the key file, and where the vendor is. */
    public static void main(String[] args) throws Exception {
        Address address = new Address(args[0], Path.of(args[1]));
        HikariDataSource pool = address.pool(
                2 * WORKERS + 4, Witness.worker(ProcessHandle.current().pid()));
        EmbeddedBroker broker =
                broker(address, pool, URI.create(args[2])).workers(WORKERS).build();
        System.out.println("WARM");
        System.out.flush();
        while (System.in.read() >= 0) {
            // Works.
        }
        broker.close();
        pool.close();
    }

    static BrokerBuilder broker(Address address, HikariDataSource pool, URI vendor) {
        return Scene.builder(address)
                .metaDatabase(MetaDatabase.of(pool))
                .trustSchema()
                .provider(
                        Witness.seen(new VendorAddress(Shape.DOUBLING, vendor).provider(), pool),
                        PlatformAccess.of(FakeVendor.access().fields()))
                .provisioning(ProvisioningSettings.defaults()
                        .callDeadline(Duration.ofMillis(800))
                        .retry(Duration.ofMillis(50))
                        .driftInterval(Duration.ofSeconds(5))
                        .deletionGrace(Duration.ZERO)
                        .callRate(1000, 16))
                .pollEvery(Duration.ofMillis(100))
                .takeOverAfter(TAKE_OVER);
    }
}
