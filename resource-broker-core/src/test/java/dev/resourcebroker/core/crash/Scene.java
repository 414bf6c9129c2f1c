package dev.resourcebroker.core.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.spi.PlatformAccess;
import dev.resourcebroker.tck.vendor.FakeVendor;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** A broker in a hurry, in one process or another, and the meta-database behind it. */
final class Scene implements AutoCloseable {
    private static final Duration CALL = Duration.ofMillis(300);
    private static final Duration TAKE_OVER = Duration.ofMillis(400);
    private static final Duration SOON = Duration.ofMillis(20);

    final OrgBroker org;
    final Records records;
    final OperatorProvisioning operator;
    final HikariDataSource pool;
    private final EmbeddedBroker embedded;

    private Scene(Address address, ResourceProvider provider, Boundaries boundaries) throws SQLException {
        pool = address.pool();
        DataSource halted = HaltedDataSource.of(pool, boundaries);
        embedded = builder(address)
                .metaDatabase(MetaDatabase.of(halted))
                .trustSchema()
                .provider(provider, PlatformAccess.of(FakeVendor.access().fields()))
                .provisioning(hurried())
                .pollEvery(SOON)
                .takeOverAfter(TAKE_OVER)
                .build();
        org = embedded.broker().org(OrgId.of("acme"));
        operator = embedded.operator().provisioning();
        records = new Records(address.behind());
    }

    static BrokerBuilder builder(Address address) {
        return ResourceBrokers.builder()
                .installation("test")
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(address.key()));
    }

    private static ProvisioningSettings hurried() {
        return ProvisioningSettings.defaults()
                .callDeadline(CALL)
                .retry(SOON)
                .driftInterval(Records.SLOW.multipliedBy(2))
                .deletionGrace(Duration.ZERO)
                .callRate(1000, 8);
    }

    /** One that is halted at a boundary. */
    static Scene halted(Address address, VendorAddress vendor, Boundaries boundaries) throws SQLException {
        return new Scene(address, HaltedProvider.of(vendor.provider(), boundaries), boundaries);
    }

    /** One that finishes what another began. */
    static Scene resumed(Address address, VendorAddress vendor) throws SQLException {
        return new Scene(address, vendor.provider(), new Boundaries(Boundaries.Where.NOWHERE));
    }

    @Override
    public void close() throws SQLException {
        embedded.close();
        records.close();
        pool.close();
    }
}
