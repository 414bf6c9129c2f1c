package dev.resourcebroker.core.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the file appears, changes and stays. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class EnvFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("app.env");
    }

    private void deliver(String value) {
        deliver(file, value);
    }

    private static void deliver(Path file, String value) {
        Map<String, SecretValue> environment = Map.of("DATABASE_URL", SecretValue.of(value));
        EnvFile.docker(file, "host-1/app")
                .deliver(new Delivery(OrgId.of("acme"), Workload.named("app"), "r", environment, List.of()));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file, String value) {
        var refused = assertThatThrownBy(() -> deliver(file, value)).hasMessageNotContaining(value);
        refused.asInstanceOf(type(BrokerException.class))
                .extracting(BrokerException::code)
                .isEqualTo(ErrorCode.DELIVERY_FAILED);
        return refused;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aDelivery_makesOneFileForItsOwnerOnly() throws IOException {
        deliver("postgres://one");
        assertThat(file).hasContent("DATABASE_URL=postgres://one\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("app.env");
    }

    @Test
    void anotherValue_takesThePlaceOfTheFileAndKeepsReadersOfTheOldOneOnIt() throws IOException {
        deliver("one");
        Object before = Files.readAttributes(file, "unix:ino").get("ino");
        try (var reader = Files.newBufferedReader(file)) {
            deliver("two");
            assertThat(reader.readLine()).isEqualTo("DATABASE_URL=one");
        }
        assertThat(file).hasContent("DATABASE_URL=two\n");
        assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isNotEqualTo(before);
    }

    @Test
    void aReaderThatNeverStops_seesOneWholeFileEachTime() throws Exception {
        String half = "x".repeat(5000);
        deliver("0" + half + "0");
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(stop));
        try {
            for (int i = 1; i <= 1000 && !reader.isDone(); i++) {
                deliver(i + half + i);
            }
        } finally {
            stop.set(true);
        }
        assertThat(reader.get()).as("files read").isGreaterThan(50);
    }

    private int readUntil(AtomicBoolean stop) {
        int whole = 0;
        while (!stop.get()) {
            try {
                assertThat(Files.readString(file)).matches("DATABASE_URL=(\\d+)x{5000}\\1\n");
                whole++;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return whole;
    }

    @Test
    void theSameAgain_leavesFileAndTimeAlone() throws IOException {
        deliver("one");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Object before = Files.readAttributes(file, "unix:ino").get("ino");
        deliver("one");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(Instant.EPOCH));
        assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isEqualTo(before);
    }

    @Test
    void aFileThatOthersMayRead_isReplacedEvenByTheSame() throws IOException {
        deliver("one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        deliver("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSymbolicLinkInTheWay_isRefusedAndNotFollowed() throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs"), "theirs");
        Files.createSymbolicLink(file, theirs);
        assertRefused(file, "s3cret").hasMessageContaining("a symbolic link");
        assertThat(theirs).hasContent("theirs");
        assertThat(file).isSymbolicLink();
        Files.delete(theirs);
        assertRefused(file, "s3cret").hasMessageContaining("a symbolic link");
        assertThat(theirs).doesNotExist();
    }

    @Test
    void aDirectoryInTheWay_isRefused() throws IOException {
        Files.createDirectory(file);
        assertRefused(file, "s3cret").hasMessageContaining("a directory");
        assertThat(names()).containsExactly("app.env");
    }

    @Test
    void aFolderThatIsntThere_isRefused() {
        assertRefused(folder.resolve("nowhere/app.env"), "s3cret").hasMessageContaining("nowhere");
    }

    @Test
    void aFolderThatCantBeWritten_isRefused() {
        // Not even the superuser makes a file there.
        assertRefused(Path.of("/proc/app.env"), "s3cret").hasMessageContaining("/proc/app.env");
    }

    @Test
    void aValueThatIsRefused_leavesTheFileAsItWas() throws IOException {
        deliver("one");
        assertRefused(file, "two\nlines").hasMessageContaining("DATABASE_URL");
        assertThat(file).hasContent("DATABASE_URL=one\n");
        assertThat(names()).containsExactly("app.env");
    }

    @Test
    void whatACrashLeft_goesWithTheNextDeliveryAlsoOfTheSame() throws IOException {
        deliver("one");
        Files.writeString(folder.resolve(".app.env.42.rb-tmp"), "DATABASE_URL=s3cret");
        Files.writeString(folder.resolve(".other.env.42.rb-tmp"), "another target's");
        deliver("one");
        assertThat(names()).containsExactly(".other.env.42.rb-tmp", "app.env");
    }
}
