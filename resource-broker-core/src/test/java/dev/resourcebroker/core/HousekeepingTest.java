package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.tck.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @EnumSource(Database.class)
    void workers_forgetDeliveriesThatEndedLongAgoAndKeepTheOthers(Database database) throws Exception {
        SettableClock clock = SettableClock.at(NOW);
        try (TestBroker first =
                TestBroker.on(database, builder -> builder.clock(clock).workers(0))) {
            OrgBroker acme = first.org("acme");
            Workload api = Workload.named("api");
            inject(acme, api, "host-1").ended();
            clock.advance(Duration.ofDays(20));
            inject(acme, api, "host-2").ended();
            inject(acme, api, "host-3");
            clock.advance(Duration.ofDays(20));
            assertThat(count(first)).isEqualTo(3);

            try (var working = ResourceBrokers.builder()
                    .installation("test")
                    .metaDatabase(MetaDatabase.of(first.pool))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(first.directory.resolve("kek.json")))
                    .clock(clock)
                    .workers(1)
                    .build()) {
                assertThat(working).isNotNull();
                Instant deadline = Instant.now().plusSeconds(30);
                while (count(first) == 3 && Instant.now().isBefore(deadline)) {
                    Thread.onSpinWait();
                }
                assertThat(count(first)).isEqualTo(2);
                assertThat(working.operator()
                                .audit()
                                .entries(AuditChain.PLATFORM, AuditQuery.ALL, Page.Request.FIRST)
                                .items())
                        .extracting(AuditEntry::operation)
                        .containsExactly("injection.forget");
            }
        }
    }

    private static Injection inject(OrgBroker acme, Workload workload, String target) {
        return acme.inject(workload, ProcessInjector.into(new ProcessBuilder("true"), target));
    }

    private static int count(TestBroker broker) throws SQLException {
        try (Connection connection = Database.behind(broker.pool);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from \"resource_broker\".injections")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
