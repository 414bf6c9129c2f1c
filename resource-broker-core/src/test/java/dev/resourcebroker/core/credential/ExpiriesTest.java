package dev.resourcebroker.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.Migrations;
import dev.resourcebroker.core.store.Roles;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.spi.BrokerEvent.CredentialExpires;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An expiry is told ahead and when it has come, once each, whichever process is first. */
@ParameterizedClass
@EnumSource(Database.class)
class ExpiriesTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final ProviderId MEMORY = ProviderId.of("memory");
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant EXPIRY = NOW.plus(Duration.ofDays(30));

    private final HikariDataSource pool;
    private final SettableClock clock = SettableClock.at(NOW);
    private final List<BrokerEvent> told = new CopyOnWriteArrayList<>();
    private final Events events = new Events(List.of(told::add));
    private MetaStore store;
    private Expiries expiries;

    ExpiriesTest(Database database) {
        pool = database.pool();
    }

    @BeforeEach
    void bring() {
        store = MetaStore.open(new Roles(pool, pool, pool), "resource_broker", Migrations.MIGRATE);
        expiries = new Expiries(store, events, clock);
        store.tenant(ACME, rows -> rows.credentials().insert(version(1, EXPIRY), Actor.user("jane")));
        store.tenant(
                OrgId.of("globex"),
                rows -> rows.credentials().insert(brought(new UUID(7, 8), 1, null), Actor.user("joe")));
    }

    @AfterEach
    void close() {
        events.close();
        pool.close();
    }

    private static StoredBrought version(long version, Instant expiresAt) {
        return brought(new UUID(7, 7), version, expiresAt);
    }

    private static StoredBrought brought(UUID id, long version, Instant expiresAt) {
        return new StoredBrought(id, MEMORY, "account", version, new byte[] {1}, NOW, null, expiresAt);
    }

    private void tellAt(Duration untilExpiry) {
        clock.set(EXPIRY.minus(untilExpiry));
        expiries.tell();
        expiries.tell();
    }

    private static CredentialExpires event(Duration untilExpiry) {
        return new CredentialExpires(EXPIRY.minus(untilExpiry), ACME, MEMORY, EXPIRY);
    }

    /** All that listeners heard. */
    private List<BrokerEvent> told() {
        events.close();
        return told;
    }

    @Test
    void it_is_told_two_weeks_ahead_and_when_it_has_come() {
        tellAt(Duration.ofDays(15));
        tellAt(Duration.ofDays(13));
        tellAt(Duration.ofDays(12));
        tellAt(Duration.ZERO);
        tellAt(Duration.ofDays(-1));
        assertThat(told()).containsExactly(event(Duration.ofDays(13)), event(Duration.ZERO));
    }

    @Test
    void what_was_missed_is_told_once() {
        tellAt(Duration.ofDays(-3));
        assertThat(told()).containsExactly(event(Duration.ofDays(-3)));
    }

    @Test
    void other_values_begin_anew() {
        tellAt(Duration.ofDays(13));
        store.tenant(ACME, rows -> {
            rows.credentials().replace(version(2, EXPIRY.plus(Duration.ofDays(90))), Actor.user("jane"));
            return ACME;
        });
        tellAt(Duration.ZERO);
        assertThat(told()).hasSize(1);
        assertThat(store.tenantRead(ACME, rows -> rows.credentials().list())
                        .get(0)
                        .expiresAt())
                .isEqualTo(EXPIRY.plus(Duration.ofDays(90)));
    }
}
