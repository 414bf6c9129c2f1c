package dev.resourcebroker.verification.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.spi.PlatformAccess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Brokers whose resources an instant vendor makes, on one PostgreSQL. */
final class Provisioning implements AutoCloseable {
    static final int WORKERS = 8;

    final InstantVendor vendor = new InstantVendor();
    final CountedStatements counted = new CountedStatements();
    final HikariDataSource pool;
    private final DataSource seen;
    private final Path kek;

    Provisioning(Path directory, String url) {
        kek = directory.resolve("kek.json");
        pool = Store.pool(url);
        pool.setMaximumPoolSize(WORKERS + 4);
        seen = counted.of(pool);
    }

    EmbeddedBroker broker(int workers, UnaryOperator<ProvisioningSettings> settings) {
        BrokerBuilder builder = ResourceBrokers.builder()
                .installation("bench")
                .metaDatabase(MetaDatabase.of(seen))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
                .provider(vendor, PlatformAccess.of(Map.of()))
                .provisioning(settings.apply(ProvisioningSettings.defaults().callRate(100_000, WORKERS)))
                .pollEvery(Duration.ofMillis(200))
                .workers(workers);
        return builder.build();
    }

    /** Wishes for resources; no worker is told. */
    void wish(int resources, int orgs) {
        try (EmbeddedBroker broker = broker(0, settings -> settings)) {
            for (int i = 0; i < resources; i++) {
                broker.broker()
                        .org(OrgId.of("org-" + i % orgs))
                        .create(ManagedIntegration.named("db-" + i).offering(InstantVendor.DATABASE));
            }
        }
    }

    long number(String sql) {
        try (Connection connection = Store.superuser(pool.getJdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long inPhase(String phase) {
        return number("select count(*) from resource_broker.provisioning where phase = '" + phase + "'");
    }

    @Override
    public void close() {
        pool.close();
    }
}
