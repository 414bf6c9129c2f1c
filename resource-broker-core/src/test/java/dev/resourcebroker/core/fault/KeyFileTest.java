package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The key file is lost, damaged or another's. Putting the right one back heals everything. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class KeyFileTest {
    private static final String GOOD = connectionString("acme");

    private final Database database;
    private final Path directory = TestBroker.temporaryDirectory();
    private final Path kek = directory.resolve("kek.json");
    private HikariDataSource pool;
    private byte[] right;
    private Binding binding;

    KeyFileTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void begin() throws IOException {
        pool = database.pool();
        try (EmbeddedBroker broker = builder().build()) {
            var acme = broker.broker().org(OrgId.of("acme"));
            Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(GOOD));
            binding = acme.bind(orders.id(), Workload.named("api"));
        }
        right = Files.readAllBytes(kek);
    }

    @AfterEach
    void nothingIsLostOnceTheRightFileIsBack() throws IOException {
        Files.deleteIfExists(kek);
        Files.write(kek, right);
        try (EmbeddedBroker broker = builder().build()) {
            assertThat(broker.broker()
                            .org(OrgId.of("acme"))
                            .resolve(binding.id())
                            .details()
                            .value("uri")
                            .map(SecretValue::reveal))
                    .contains(GOOD);
        }
        allReturned(pool);
        pool.close();
    }

    private BrokerBuilder builder() {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek));
    }

    private BrokerException refuses(ErrorCode code) {
        return expect(code, () -> builder().build().close());
    }

    private void refusesContent(byte[] content) throws IOException {
        Files.write(kek, content);
        assertThat(refuses(ErrorCode.KEY_MISMATCH)).hasMessageContaining(kek.toString());
        assertThat(Files.readAllBytes(kek)).isEqualTo(content);
    }

    @Test
    void aMissingFile_isKeyMissingNamesTheFileAndIsNotMadeAnew() throws IOException {
        Files.delete(kek);
        assertThat(refuses(ErrorCode.KEY_MISSING)).hasMessageContaining(kek.toString());
        assertThat(kek).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anotherInstallationsKey_isKeyMismatch() throws IOException {
        Path other = TestBroker.temporaryDirectory().resolve("kek.json");
        try (HikariDataSource elsewhere = database.pool()) {
            builder()
                    .metaDatabase(MetaDatabase.of(elsewhere))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(other))
                    .build()
                    .close();
        }
        Files.copy(other, kek, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(refuses(ErrorCode.KEY_MISMATCH)).hasMessageContaining("was begun with the key encryption key");
    }

    @Test
    void anEmptyFile_isKeyMismatchAndIsNotOverwritten() throws IOException {
        refusesContent(new byte[0]);
    }

    @Test
    void aTruncatedFile_isKeyMismatchWhereverItWasCut() throws IOException {
        for (int length = 1; length < right.length - 1; length += 7) {
            refusesContent(Arrays.copyOf(right, length));
        }
    }

    @Test
    void garbage_isKeyMismatch() throws IOException {
        refusesContent("not a keyset".getBytes(StandardCharsets.UTF_8));
        refusesContent("{}".getBytes(StandardCharsets.UTF_8));
        refusesContent("null".getBytes(StandardCharsets.UTF_8));
        refusesContent("[".repeat(60_000).getBytes(StandardCharsets.UTF_8));
        refusesContent(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
    }

    @Test
    void aKeysetOfAnotherKindOfKey_isKeyMismatch() throws Exception {
        KeysetHandle chacha =
                KeysetHandle.generateNew(PredefinedAeadParameters.XCHACHA20_POLY1305, AeadConfig2026.get());
        refusesContent(
                TinkJsonProtoKeysetFormat.serializeKeyset(chacha, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDirectoryInPlaceOfTheFile_isAnErrorThatNamesIt() throws IOException {
        Files.delete(kek);
        Files.createDirectory(kek);
        assertThat(refuses(ErrorCode.KEY_MISMATCH)).hasMessageContaining(kek.toString());
    }

    @Test
    void aFolderThatIsNotThere_isKeyMissingAtTheVeryFirstStartToo() {
        Path nowhere = directory.resolve("nowhere").resolve("kek.json");
        try (HikariDataSource empty = database.pool()) {
            BrokerBuilder first = builder()
                    .metaDatabase(MetaDatabase.of(empty))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(nowhere));
            assertThat(expect(ErrorCode.KEY_MISSING, () -> first.build().close()))
                    .hasMessageContaining(nowhere.toString());
            assertThat(new Rows(empty).count("installation")).isZero();
        }
    }
}
