package dev.resourcebroker.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.provider.ProviderId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes see a refusal, and one of them tells it. */
@ParameterizedClass
@EnumSource(Database.class)
class CredentialRowsTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final Actor JANE = Actor.user("jane");
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");

    private final HikariDataSource pool;
    private MetaStore store;

    CredentialRowsTest(Database database) {
        pool = database.pool();
    }

    @BeforeEach
    void open() {
        store = MetaStore.open(new Roles(pool, pool, pool), "resource_broker", Migrations.MIGRATE);
        assertThat(does(ACME, rows -> rows.insert(version(1), JANE))).isTrue();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static StoredBrought version(long version) {
        return new StoredBrought(ID, ProviderId.of("memory"), "account", version, new byte[] {1}, NOW, null, null);
    }

    private <T> T in(OrgId org, Function<CredentialRows, T> work) {
        return store.tenant(org, rows -> work.apply(rows.credentials()));
    }

    private boolean does(OrgId org, Predicate<CredentialRows> work) {
        return in(org, work::test);
    }

    private StoredBrought only() {
        return in(ACME, CredentialRows::list).get(0);
    }

    @Test
    void a_change_of_state_is_news_once() {
        assertThat(does(ACME, rows -> rows.accepted(version(1)))).isFalse();
        assertThat(does(ACME, rows -> rows.refused(version(1), NOW))).isTrue();
        assertThat(does(ACME, rows -> rows.refused(version(1), NOW.plusSeconds(1))))
                .isFalse();
        assertThat(only().refusedSince()).isEqualTo(NOW);
        assertThat(does(ACME, rows -> rows.accepted(version(1)))).isTrue();
        assertThat(does(ACME, rows -> rows.accepted(version(1)))).isFalse();
    }

    @Test
    void a_refusal_of_values_that_were_replaced_is_none_of_their_successors() {
        in(ACME, rows -> {
            rows.replace(version(2), JANE);
            return ID;
        });
        assertThat(does(ACME, rows -> rows.refused(version(1), NOW))).isFalse();
        assertThat(does(OrgId.of("globex"), rows -> rows.refused(version(2), NOW)))
                .isFalse();
        assertThat(only().refusedSince()).isNull();
    }

    @Test
    void a_second_one_for_a_vendor_is_not_stored() {
        StoredBrought other = new StoredBrought(
                new UUID(7, 7), ProviderId.of("memory"), "account", 1, new byte[] {2}, NOW, null, null);
        assertThat(does(ACME, rows -> rows.insert(other, JANE))).isFalse();
        assertThat(does(OrgId.of("globex"), rows -> rows.insert(other, JANE))).isTrue();
        assertThat(only().id()).isEqualTo(ID);
    }
}
