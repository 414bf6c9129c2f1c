package dev.resourcebroker.core.faults;

import static dev.resourcebroker.core.faults.Faults.ORDERS;
import static dev.resourcebroker.core.faults.Faults.fault;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key encryption key that is gone, wrong or broken: refused at start, and all is well once the right one is back. */
class KeyFaultsTest {
    @TempDir
    private Path directory;

    private Path key;
    private byte[] right;
    private BindingId binding;

    @BeforeEach
    void firstStart() throws IOException {
        key = directory.resolve("kek.json");
        try (EmbeddedBroker broker = Faults.builder(directory).build()) {
            Resource orders = broker.broker()
                    .org(OrgId.of("acme"))
                    .create(ExternalLink.named("orders-db").connectionString(ORDERS));
            Binding bound = broker.broker().org(OrgId.of("acme")).bind(orders.id(), Workload.named("api"));
            binding = bound.id();
        }
        right = Files.readAllBytes(key);
    }

    private void theRightKeyStillServes() throws IOException {
        Files.write(key, right);
        try (EmbeddedBroker broker = Faults.builder(directory).build()) {
            assertThat(broker.broker()
                            .org(OrgId.of("acme"))
                            .resolve(binding)
                            .details()
                            .value("uri")
                            .orElseThrow()
                            .reveal())
                    .isEqualTo(ORDERS);
        }
    }

    @Test
    void aKeyFileThatIsGone_isMissedAndNotMadeAgain() throws IOException {
        Files.delete(key);
        assertThat(fault(ErrorCode.KEY_MISSING, () -> Faults.builder(directory).build()))
                .hasMessageContaining(key.toString());
        assertThat(key).doesNotExist();
        theRightKeyStillServes();
    }

    @Test
    void anotherKey_isRefusedNamingBoth() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Faults.builder(elsewhere).build().close();
        assertThat(fault(
                        ErrorCode.KEY_MISMATCH,
                        () -> Faults.builder(directory)
                                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(elsewhere.resolve("kek.json")))
                                .build()))
                .hasMessageContaining("was begun with the key encryption key 'tink:");
        theRightKeyStillServes();
    }

    @Test
    void aKeyFileThatIsNoKeyset_isRefusedShowingNothingOfIt() throws IOException {
        for (byte[] broken : new byte[][] {
            {}, "{}".getBytes(UTF_8), "garbage marker-5ecret".getBytes(UTF_8), Arrays.copyOf(right, right.length / 2)
        }) {
            Files.write(key, broken);
            fault(ErrorCode.KEY_MISMATCH, () -> Faults.builder(directory).build());
            assertThat(Files.readAllBytes(key)).isEqualTo(broken);
        }
        theRightKeyStillServes();
    }

    @Test
    void anotherInstallation_isRefusedNamingBoth() throws IOException {
        assertThat(fault(
                        ErrorCode.INSTALLATION_MISMATCH,
                        () -> Faults.builder(directory).installation("staging").build()))
                .hasMessageContaining("'test'")
                .hasMessageContaining("'staging'");
        theRightKeyStillServes();
    }
}
