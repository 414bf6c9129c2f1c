package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changed the row of a wrapped keyset. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class StoredKeysetTest {
    private final Database database;
    private final Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
    private HikariDataSource pool;
    private Rows rows;
    private BindingId binding;
    private byte[] right;

    StoredKeysetTest(Database database) {
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

    @BeforeEach
    void begin() {
        pool = database.pool();
        rows = new Rows(pool);
        try (EmbeddedBroker broker = started()) {
            binding = bound(broker.broker().org(OrgId.of("acme")));
            bound(broker.broker().org(OrgId.of("globex")));
        }
        right = rows.keyset("acme");
    }

    private static BindingId bound(OrgBroker org) {
        Resource orders = org.create(ExternalLink.named("orders-db")
                .connectionString(connectionString(org.org().value())));
        return org.bind(orders.id(), Workload.named("api")).id();
    }

    @AfterEach
    void close() {
        allReturned(pool);
        pool.close();
    }

    /** Errors are not remembered: the same broker reads on once the row is right again. */
    private void failsUntilHealed(byte[] wrapped) {
        try (EmbeddedBroker broker = started()) {
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            rows.keyset("acme", wrapped);
            int resources = rows.count("resources");
            expect(ErrorCode.KEY_MISMATCH, () -> acme.resolve(binding));
            expect(
                    ErrorCode.KEY_MISMATCH,
                    () -> acme.create(ExternalLink.named("another").connectionString(connectionString("another"))));
            assertThat(rows.count("resources")).isEqualTo(resources);
            assertThat(rows.keyset("acme")).isEqualTo(wrapped);

            rows.keyset("acme", right);
            assertThat(acme.resolve(binding).details().value("uri").map(SecretValue::reveal))
                    .contains(connectionString("acme"));
        }
    }

    @Test
    void aTruncatedKeyset_isKeyMismatchAndIsNotReplacedByANewOne() {
        for (int length : new int[] {0, 1, 5, right.length / 2, right.length - 1}) {
            failsUntilHealed(Arrays.copyOf(right, length));
        }
    }

    @Test
    void aFlippedBit_isKeyMismatch() {
        for (int at : new int[] {0, 4, 5, 20, right.length - 1}) {
            byte[] flipped = right.clone();
            flipped[at] ^= 1;
            failsUntilHealed(flipped);
        }
    }

    @Test
    void garbage_isKeyMismatch() {
        failsUntilHealed("not a keyset at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theKeysetOfAnotherOrganisation_isKeyMismatch() {
        failsUntilHealed(rows.keyset("globex"));
    }

    @Test
    void aKeyset_thatNamesAnotherKey_isKeyMismatch() {
        try (EmbeddedBroker broker = started()) {
            rows.execute("update rb.keysets set kek_id = 'tink:1' where org_id = 'acme'");
            assertThat(expect(
                            ErrorCode.KEY_MISMATCH,
                            () -> broker.broker().org(OrgId.of("acme")).resolve(binding)))
                    .hasMessageContaining("tink:1");
        }
        assertThat(expect(ErrorCode.KEY_MISMATCH, () -> started().close())).hasMessageContaining("[tink:1]");
    }

    @Test
    void aKeyset_thatIsGone_isDecryptionFailedWhenRead() {
        rows.execute("delete from rb.keysets where org_id = 'acme'");
        try (EmbeddedBroker broker = started()) {
            assertThat(expect(
                            ErrorCode.DECRYPTION_FAILED,
                            () -> broker.broker().org(OrgId.of("acme")).resolve(binding)))
                    .hasMessageContaining("acme has no keyset");
        }
    }
}
