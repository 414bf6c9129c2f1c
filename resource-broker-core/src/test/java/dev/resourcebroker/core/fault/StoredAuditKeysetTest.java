package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changed the row of the audit log's keyset: no broker starts on it, and none makes another. */
@ParameterizedClass
@EnumSource(Database.class)
class StoredAuditKeysetTest {
    private final Database database;
    private final Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
    private HikariDataSource pool;
    private Rows rows;
    private byte[] right;

    StoredAuditKeysetTest(Database database) {
        this.database = database;
    }

    private EmbeddedBroker started() {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
                .build();
    }

    private static void create(EmbeddedBroker broker, String name) {
        broker.broker()
                .org(OrgId.of("acme"))
                .create(ExternalLink.named(name).connectionString(connectionString("acme")));
    }

    @BeforeEach
    void begin() {
        pool = database.pool();
        rows = new Rows(pool);
        try (EmbeddedBroker broker = started()) {
            create(broker, "orders-db");
        }
        right = wrapped();
    }

    @AfterEach
    void close() {
        allReturned(pool);
        pool.close();
    }

    private byte[] wrapped() {
        return (byte[]) rows.value("select wrapped from rb.audit_keysets");
    }

    private void refused(byte[] wrapped) {
        rows.execute("update rb.audit_keysets set wrapped = ?", (Object) wrapped);
        expect(ErrorCode.KEY_MISMATCH, () -> started().close());
        assertThat(wrapped()).isEqualTo(wrapped);
    }

    @Test
    void aKeysetThatWasAltered_isKeyMismatch() {
        refused(Arrays.copyOf(right, right.length - 1));
        refused(new byte[0]);
        byte[] flipped = right.clone();
        flipped[right.length / 2] ^= 1;
        refused(flipped);
        refused(rows.keyset("acme"));
    }

    @Test
    void aKeysetThatIsGone_isInvalidOnceThereAreEntriesAndMadeAgainBefore() {
        rows.execute("delete from rb.audit_keysets");
        expect(ErrorCode.META_DATABASE_INVALID, () -> started().close());
        assertThat(rows.count("audit_keysets")).isZero();
        rows.execute("delete from rb.audit_heads");
        started().close();
        assertThat(rows.count("audit_keysets")).isEqualTo(1);
    }

    @Test
    void aKeysetOfAnotherKek_isKeyMismatchNamingIt() {
        rows.execute("update rb.audit_keysets set kek_id = 'tink:1'");
        assertThat(expect(ErrorCode.KEY_MISMATCH, () -> started().close())).hasMessageContaining("tink:1");
    }

    @Test
    void anotherProcess_goesOnWithTheSameChain() {
        try (EmbeddedBroker broker = started()) {
            create(broker, "events-db");
            assertThat(broker.operator().audit().verify(List.of()).findings()).isEmpty();
            assertThat(rows.count("audit_entries")).isEqualTo(2);
        }
    }
}
