package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The host holds every connection of its pool. */
@ParameterizedClass
@EnumSource(Database.class)
class PoolExhaustedTest {
    private static final Workload API = Workload.named("api");

    private final Database database;
    private final Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
    private HikariDataSource pool;
    private HikariDataSource single;
    private EmbeddedBroker broker;
    private OrgBroker acme;
    private Resource orders;

    PoolExhaustedTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        pool = database.pool();
        // Flyway takes two connections while it migrates.
        builder(pool).build().close();
        single = new HikariDataSource();
        pool.copyStateTo(single);
        single.setMaximumPoolSize(1);
        single.setConnectionTimeout(250);
        broker = builder(single).trustSchema().build();
        acme = broker.broker().org(OrgId.of("acme"));
        orders = acme.create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
        acme.bind(orders.id(), API);
    }

    @AfterEach
    void stop() {
        allReturned(single);
        broker.close();
        single.close();
        pool.close();
    }

    private BrokerBuilder builder(HikariDataSource source) {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.of(source))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek));
    }

    @Test
    void aCall_withoutAFreeConnection_isBusyUntilThereIsOne() throws SQLException {
        try (Connection held = single.getConnection()) {
            assertThat(held.isValid(1)).isTrue();
            assertThat(expect(ErrorCode.META_DATABASE_BUSY, () -> acme.get(orders.id())))
                    .hasMessageContaining("no connection");
            expect(
                    ErrorCode.META_DATABASE_BUSY,
                    () -> acme.create(ExternalLink.named("late").connectionString(connectionString("late"))));
            expect(ErrorCode.META_DATABASE_BUSY, () -> builder(single).build().close());
        }
        assertThat(acme.get(orders.id())).isEqualTo(orders);
        assertThat(acme.find("late")).isEmpty();
    }

    @Test
    void aDelivery_thatCouldNotBeConfirmed_staysOnRecordAsUnderWayUntilTheNextIsSeenRunning() throws SQLException {
        Connection[] held = new Connection[1];
        Injector greedy = new Injector() {
            @Override
            public String target() {
                return "slot-1";
            }

            @Override
            public boolean supersedes() {
                return true;
            }

            @Override
            public void deliver(Delivery delivery) {
                try {
                    held[0] = held[0] == null ? single.getConnection() : held[0];
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        expect(ErrorCode.META_DATABASE_BUSY, () -> acme.inject(API, greedy));
        held[0].close();
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::state)
                .containsExactly(CarriedVersion.State.ARMED);

        Injection second = acme.inject(API, greedy);
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::state)
                .containsExactlyInAnyOrder(CarriedVersion.State.ARMED, CarriedVersion.State.WRITTEN);
        second.acknowledged();
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::state)
                .containsExactly(CarriedVersion.State.ACKNOWLEDGED);
    }
}
