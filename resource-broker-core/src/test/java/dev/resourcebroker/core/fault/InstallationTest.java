package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static dev.resourcebroker.core.fault.Failures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.core.fixture.TestKek;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The meta-database belongs to somebody else, or doesn't say any more to whom. */
@ParameterizedClass
@EnumSource(Database.class)
class InstallationTest {
    private final Database database;
    private final Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
    private HikariDataSource pool;
    private Rows rows;

    InstallationTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        pool = database.pool();
        rows = new Rows(pool);
    }

    @AfterEach
    void close() {
        allReturned(pool);
        pool.close();
    }

    private BrokerBuilder builder(String installation) {
        return ResourceBrokers.builder()
                .installation(installation)
                .workers(0)
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek));
    }

    private void begin() {
        try (EmbeddedBroker broker = builder("prod-eu").build()) {
            broker.broker()
                    .org(OrgId.of("acme"))
                    .create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
        }
    }

    @Test
    void anotherInstallationsMetaDatabase_isRefusedNamingBothAndMakesNoKey() throws IOException {
        begin();
        Files.delete(kek);
        assertThat(expect(
                        ErrorCode.INSTALLATION_MISMATCH,
                        () -> builder("staging").build().close()))
                .hasMessageContaining("'prod-eu'")
                .hasMessageContaining("'staging'");
        assertThat(kek).doesNotExist();
        assertThat(rows.value("select name from rb.installation")).isEqualTo("prod-eu");
    }

    @Test
    void aMissingRecord_withKeysetsThere_isRefusedAndNothingIsMade() throws IOException {
        begin();
        rows.execute("delete from rb.installation");
        byte[] key = Files.readAllBytes(kek);
        Files.delete(kek);

        assertThat(expect(
                        ErrorCode.META_DATABASE_INVALID,
                        () -> builder("prod-eu").build().close()))
                .hasMessageContaining("installation");

        assertThat(kek).doesNotExist();
        assertThat(rows.count("installation")).isZero();
        Files.write(kek, key);
        expect(ErrorCode.META_DATABASE_INVALID, () -> builder("staging").build().close());
    }

    private BrokerBuilder withKeys(KeyEncryptionKey active, KeyEncryptionKey... former) {
        BrokerBuilder builder = builder("prod-eu").keyEncryptionKey(active);
        for (KeyEncryptionKey key : former) {
            builder.formerKeyEncryptionKey(key);
        }
        return builder;
    }

    private Object kekOf(String org) {
        return rows.value("select kek_id from rb.keysets where org_id = '" + org + "'");
    }

    private static void createIn(EmbeddedBroker broker, String org) {
        broker.broker()
                .org(OrgId.of(org))
                .create(ExternalLink.named("orders-db").connectionString(connectionString(org)));
    }

    @Test
    void everyRegisteredKeyIsAccepted_andTheFirstWraps() {
        TestKek one = new TestKek("key-1");
        TestKek two = new TestKek("key-2");
        try (EmbeddedBroker broker = withKeys(one).build()) {
            createIn(broker, "acme");
        }
        try (EmbeddedBroker broker = withKeys(two, one).build()) {
            createIn(broker, "globex");
        }
        try (EmbeddedBroker broker = withKeys(one, two).build()) {
            createIn(broker, "initech");
        }
        assertThat(List.of(kekOf("acme"), kekOf("globex"), kekOf("initech")))
                .containsExactly("key-1", "key-2", "key-1");
    }

    @Test
    void aKeyThatStoredKeysetsNeed_mustBeRegistered() {
        TestKek one = new TestKek("key-1");
        TestKek two = new TestKek("key-2");
        withKeys(one).build().close();
        try (EmbeddedBroker broker = withKeys(two, one).build()) {
            createIn(broker, "acme");
        }
        assertThat(expect(ErrorCode.KEY_MISMATCH, () -> withKeys(one).build().close()))
                .hasMessageContaining("[key-2]")
                .hasMessageContaining("[key-1]");
        assertThat(expect(ErrorCode.KEY_MISMATCH, () -> withKeys(two).build().close()))
                .hasMessageContaining("'key-1'");
        withKeys(one, two).build().close();
    }

    @Test
    void aKeyOfAnOrganisation_isNoBusinessOfTheStart() {
        TestKek own = new TestKek("acmes-key");
        try (EmbeddedBroker broker =
                builder("prod-eu").orgKeys(org -> List.of(own)).build()) {
            createIn(broker, "acme");
        }
        builder("prod-eu").build().close();
    }

    @Test
    void aKeyThatIsThereTwice_isRefused() {
        TestKek one = new TestKek("key-1");
        refused("formerKeyEncryptionKey", () -> withKeys(one, one).build().close());
    }

    @Test
    void aMissingRecord_withNothingStored_isAFirstStart() {
        builder("prod-eu").build().close();
        rows.execute("delete from rb.installation");
        rows.execute("delete from rb.audit_keysets");
        builder("prod-us").build().close();
        assertThat(rows.value("select name from rb.installation")).isEqualTo("prod-us");
    }
}
