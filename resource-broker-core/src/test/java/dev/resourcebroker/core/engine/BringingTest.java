package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.FailingDataSource;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.key.RotationOutcome;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.BroughtCredential;
import dev.resourcebroker.secret.SecretValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Bringing a credential: what is refused, what fails, and what is stored of it. */
@ParameterizedClass
@EnumSource(Database.class)
class BringingTest {
    private static final ProviderId MEMORY = ProviderId.of("memory");
    private static final String TOKEN = "k3y-1-of-acme";

    private final Database database;
    private final MemoryVendor vendor = new MemoryVendor();

    BringingTest(Database database) {
        this.database = database;
        vendor.accounts.put(TOKEN, "acme-account");
        vendor.accounts.put("k3y-2-of-acme", "acme-account");
    }

    private Engine engine() {
        return Engine.on(database, vendor, builder -> builder);
    }

    private static Map<String, SecretValue> fields(String token) {
        return Map.of("token", SecretValue.of(token));
    }

    private static BrokerException refusal(Runnable call) {
        BrokerException refusal = catchThrowableOfType(BrokerException.class, call::run);
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.toString()).doesNotContain("k3y");
        assertThat(refusal.getCause()).isNull();
        return refusal;
    }

    private static BrokerException refused(OrgBroker org, Map<String, SecretValue> fields) {
        List<BroughtCredential> before = org.credentials().list();
        BrokerException refusal = refusal(() -> org.credentials().put(MEMORY, fields));
        assertThat(org.credentials().list()).isEqualTo(before);
        return refusal;
    }

    @Test
    void what_is_no_credential_of_the_provider_is_refused_by_name_and_nobody_is_asked() {
        try (Engine engine = engine()) {
            OrgBroker acme = engine.acme;
            SecretValue secret = SecretValue.of(TOKEN);
            assertThat(refused(acme, Map.of()).field()).contains("access field token");
            assertThat(refused(acme, Map.of("token", SecretValue.of(""))).field())
                    .contains("access field token");
            assertThat(refused(acme, Map.of("token", SecretValue.of("k3y".repeat(20_000))))
                            .field())
                    .contains("access field token");
            assertThat(refused(acme, Map.of("token", secret, TOKEN, secret)))
                    .hasMessageContaining("fields are [token]");
            assertThat(refusal(() -> acme.credentials().put(ProviderId.of("nobody"), fields(TOKEN)))
                            .code())
                    .isEqualTo(ErrorCode.NOT_REGISTERED);
            assertThat(vendor.asked.get()).isZero();
        }
    }

    @Test
    void what_the_vendor_denies_or_does_not_tell_changes_nothing() {
        try (Engine engine = engine()) {
            assertThat(refused(engine.acme, fields("k3y-wrong")).code()).isEqualTo(ErrorCode.CREDENTIAL_REFUSED);
            // Guessing is slowed down, for the one who guesses.
            assertThat(refused(engine.acme, fields(TOKEN)).code()).isEqualTo(ErrorCode.RATE_LIMITED);
            OrgBroker globex = engine.broker.org("globex");
            globex.credentials().put(MEMORY, fields(TOKEN));

            vendor.answers = () -> {
                throw new IllegalStateException("k3y", new RuntimeException("k3y"));
            };
            assertThat(refused(globex, fields("k3y-2-of-acme")).code()).isEqualTo(ErrorCode.VENDOR_UNAVAILABLE);
            vendor.answers = () -> new Answer.Given<>("account of k3y-2-of-acme");
            assertThat(refused(globex, fields("k3y-2-of-acme")).code()).isEqualTo(ErrorCode.INTERNAL);
            vendor.answers = () -> new Answer.Given<>("a".repeat(256));
            assertThat(refused(globex, fields("k3y-2-of-acme")).code()).isEqualTo(ErrorCode.INTERNAL);
        }
    }

    @Test
    void the_vendor_is_asked_outside_of_transactions() {
        try (Engine engine = engine()) {
            AtomicBoolean held = new AtomicBoolean();
            vendor.answers = () -> {
                held.set(engine.broker.watched.isHeldByThisThread());
                return null;
            };
            engine.acme.credentials().put(MEMORY, fields(TOKEN));
            assertThat(vendor.asked.get()).isEqualTo(1);
            assertThat(held).isFalse();
        }
    }

    @Test
    void who_is_killed_between_asking_and_storing_has_changed_nothing() {
        HikariDataSource pool = database.pool();
        FailingDataSource failing = new FailingDataSource(pool);
        try (EmbeddedBroker broker = ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.of(failing.dataSource()))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(
                        TestBroker.temporaryDirectory().resolve("kek.json")))
                .provider(vendor)
                .workers(0)
                .build()) {
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            BroughtCredential before = acme.credentials().put(MEMORY, fields(TOKEN));
            vendor.accounts.put("k3y-elsewhere", "another-account");
            int statements = 0;
            // What was committed and not answered is there, with its entry.
            while (!isBrought(acme, failing, statements) && entries(acme) == 1) {
                assertThat(acme.credentials().list()).containsExactly(before);
                statements++;
            }
            assertThat(statements).isGreaterThan(3);
            assertThat(entries(acme)).isEqualTo(2);
            assertThat(acme.credentials().list())
                    .extracting(BroughtCredential::account)
                    .containsExactly("another-account");
        } finally {
            pool.close();
        }
    }

    private static int entries(OrgBroker org) {
        return org.audit().entries(AuditQuery.ALL, Page.Request.FIRST).items().size();
    }

    private boolean isBrought(OrgBroker acme, FailingDataSource failing, int statements) {
        vendor.answers = () -> {
            failing.failAfter(statements);
            return null;
        };
        try {
            acme.credentials().put(MEMORY, fields("k3y-elsewhere"));
            return true;
        } catch (BrokerException e) {
            return false;
        } finally {
            failing.failAfter(Integer.MAX_VALUE);
        }
    }

    @Test
    void it_is_encrypted_for_its_place_alone_and_anew_when_the_keyset_is_rotated() {
        try (Engine engine = engine()) {
            engine.acme.credentials().put(MEMORY, fields(TOKEN));
            engine.broker.org("globex").credentials().put(MEMORY, fields("k3y-2-of-acme"));
            String before = Tables.all(engine.broker.pool).get("credentials").toString();
            assertThat(before).doesNotContain("k3y");
            RotationOutcome outcome = engine.broker.embedded.operator().keys().rotate(engine.acme.org(), done -> {});
            assertThat(outcome).isEqualTo(new RotationOutcome(1, Set.of(), Set.of()));
            assertThat(Tables.all(engine.broker.pool).get("credentials").toString())
                    .isNotEqualTo(before);
            engine.made("events");
            assertThat(vendor.owners.values()).containsExactly("acme-account");

            execute(
                    engine,
                    "update \"resource_broker\".credentials set fields = (select o.fields"
                            + " from \"resource_broker\".credentials o where o.org_id = 'globex') where org_id = 'acme'");
            assertThat(engine.broker
                            .embedded
                            .operator()
                            .keys()
                            .rotate(engine.acme.org(), done -> {})
                            .credentials())
                    .containsExactly(MEMORY);
            // Another one heals it.
            engine.acme.credentials().put(MEMORY, fields("k3y-2-of-acme"));
            engine.made("more");
            assertThat(engine.broker
                            .embedded
                            .operator()
                            .keys()
                            .rotate(engine.acme.org(), done -> {})
                            .credentials())
                    .isEmpty();
        }
    }

    private static void execute(Engine engine, String sql) {
        try (Connection connection = Database.behind(engine.broker.pool);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
