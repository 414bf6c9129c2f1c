package dev.resourcebroker.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkFileKeyTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;
    private TinkFileKey key;

    @BeforeEach
    void aKeyThatWasNeverMade() {
        file = folder.resolve("kek.json");
        key = new TinkFileKey(file, warnings::add);
    }

    @Test
    void open_atTheFirstStart_makesAKeyForItsOwnerOnly() throws IOException {
        key.open(true);
        assertThat(mode()).isEqualTo("rw-------");
        assertThat(files()).as("drafts are gone").containsExactly(file);
        assertThat(warnings).isEmpty();
    }

    @Test
    void open_laterOn_readsTheKeyThatWasMade() throws IOException {
        key.open(true);
        byte[] made = Files.readAllBytes(file);
        for (boolean firstStart : new boolean[] {true, false}) {
            TinkFileKey again = TinkFileKey.at(file);
            again.open(firstStart);
            assertThat(again.id()).isEqualTo(key.id());
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(made);
    }

    @Test
    void open_ofAMissingFileLaterOn_isKeyMissing() throws IOException {
        assertFails(ErrorCode.KEY_MISSING, false);
        assertThat(files()).isEmpty();
    }

    @Test
    void open_inAMissingFolder_isKeyMissing() {
        file = folder.resolve("none/kek.json");
        key = TinkFileKey.at(file);
        assertFails(ErrorCode.KEY_MISSING, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "marker-2c4d", "{\"marker-2c4d\":", "{\"primaryKeyId\":1,\"key\":[\"marker-2c4d\"]}"})
    void open_ofAFileThatIsNoKeyset_isAMismatchAndLeavesIt(String content) throws IOException {
        Files.writeString(file, content);
        assertFails(ErrorCode.KEY_MISMATCH, true);
        assertThat(file).hasContent(content);
    }

    @Test
    void open_ofATruncatedKeyset_isAMismatch() throws IOException {
        key.open(true);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertFails(ErrorCode.KEY_MISMATCH, false);
    }

    @Test
    void open_ofAFolder_isAMismatch() throws IOException {
        Files.createDirectory(file);
        assertFails(ErrorCode.KEY_MISMATCH, true);
    }

    @Test
    void open_ofAnEndlessFile_isAMismatch() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "this system has no /dev/zero");
        file = zero;
        key = TinkFileKey.at(file);
        assertFails(ErrorCode.KEY_MISMATCH, false);
    }

    @Test
    void open_ofALinkToNowhere_isKeyMissingAndMakesNothing() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("elsewhere"));
        assertFails(ErrorCode.KEY_MISSING, true);
        assertThat(files()).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--"})
    void open_ofAFileThatOthersMayRead_warnsNamingIt(String mode) throws IOException {
        key.open(true);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        key.open(false);
        assertThat(warnings).singleElement().asString().contains(file.toString());
    }

    @Test
    void open_whereThereAreNoModesAndNoLinks_stillMakesAKey() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("fs.zip"), Map.of("create", "true"))) {
            TinkFileKey inZip = TinkFileKey.at(zip.getPath("/kek.json"));
            inZip.open(true);
            TinkFileKey again = TinkFileKey.at(zip.getPath("/kek.json"));
            again.open(false);
            assertThat(again.id()).isEqualTo(inZip.id());
        }
    }

    @Test
    void unwrap_elsewhere_namesTheKeyTheFileAndThePlace() {
        key.open(true);
        byte[] wrapped = key.wrap("marker-2c4d".getBytes(UTF_8), new EncryptionContext(Map.of("org", "acme")));
        assertThatThrownBy(() -> key.unwrap(wrapped, new EncryptionContext(Map.of("org", "globex"))))
                .hasMessageContainingAll(key.id(), file.toString(), "globex")
                .hasNoCause();
    }

    @Test
    void useBeforeOpen_isInternal() {
        assertThatThrownBy(key::id)
                .isInstanceOfSatisfying(
                        PermanentBrokerException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @Test
    void toString_namesTheFileOnly() throws IOException {
        key.open(true);
        key.wrap("marker-2c4d".getBytes(UTF_8), new EncryptionContext(Map.of()));
        assertThat(key).hasToString("TinkFileKey[" + file + "]");
    }

    private void assertFails(ErrorCode code, boolean firstStart) {
        var error = catchThrowableOfType(PermanentBrokerException.class, () -> key.open(firstStart));
        assertThat(error).isNotNull().hasMessageContaining(file.toString());
        assertThat(error.code()).isEqualTo(code);
        for (Throwable e = error; e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain("marker-2c4d");
        }
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
