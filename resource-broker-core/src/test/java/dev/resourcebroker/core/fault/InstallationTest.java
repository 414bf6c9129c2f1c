package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
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
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void aMissingRecord_withNothingStored_isAFirstStart() {
        builder("prod-eu").build().close();
        rows.execute("delete from rb.installation");
        rows.execute("delete from rb.audit_keysets");
        builder("prod-us").build().close();
        assertThat(rows.value("select name from rb.installation")).isEqualTo("prod-us");
    }
}
