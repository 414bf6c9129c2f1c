package dev.resourcebroker.core.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.ServiceBinding;
import dev.resourcebroker.tck.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies on disk, and what readers see while it changes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class BindingRootTest {
    @TempDir
    private Path folder;

    private Path root;
    private BindingRoot injector;

    @BeforeEach
    void injector() {
        root = folder.resolve("bindings");
        injector = new BindingRoot(root, "host-1/app", SettableClock.at(Instant.parse("2026-11-25T10:20:30Z")));
    }

    private static ServiceBinding binding(String name, String... namesAndValues) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.add(Entry.secret(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new ServiceBinding(name, new ConnectionDetails(ResourceType.POSTGRESQL, entries));
    }

    private void deliver(ServiceBinding... bindings) {
        injector.deliver(new Delivery(OrgId.of("acme"), Workload.named("app"), "r", Map.of(), List.of(bindings)));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ServiceBinding... bindings) {
        Map<String, String> before = tree();
        var refused = assertThatThrownBy(() -> deliver(bindings));
        refused.asInstanceOf(type(BrokerException.class))
                .extracting(BrokerException::code)
                .isEqualTo(ErrorCode.DELIVERY_FAILED);
        assertThat(tree()).isEqualTo(before);
        return refused;
    }

    /** Every path with what it is and holds. */
    private Map<String, String> tree() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                all.put(folder.relativize(path).toString(), content(path));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        return Files.isDirectory(path) ? "directory" : Files.readString(path);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static Path version(Path binding) throws IOException {
        return binding.resolve(Files.readSymbolicLink(binding.resolve("..data")));
    }

    @Test
    void aBinding_isLaidOutAsTheKubeletDoesForItsOwnerOnly() throws IOException {
        deliver(binding("orders-db", "host", "h", "password", "s3cret"));
        Path orders = root.resolve("orders-db");
        Path version = version(orders);
        assertThat(version.getFileName().toString()).matches("\\.\\.2026_11_25_10_20_30\\.rb\\d+");
        assertThat(Files.readSymbolicLink(orders.resolve("password"))).isEqualTo(Path.of("..data/password"));
        assertThat(orders.resolve("password")).hasContent("s3cret");
        assertThat(orders.resolve("type")).hasContent("postgresql");
        assertThat(orders.resolve("provider")).hasContent("resource-broker");
        assertThat(List.of(mode(root), mode(orders), mode(version))).containsOnly("rwx------");
        assertThat(mode(version.resolve("password"))).isEqualTo("rw-------");
        assertThat(tree().keySet())
                .filteredOn(path -> !path.startsWith("bindings"))
                .containsExactly("");
    }

    @Test
    void theSameAgain_touchesNothing() throws IOException {
        deliver(binding("orders-db", "host", "h"), binding("events-db", "host", "e"));
        Map<String, String> before = tree();
        Path version = version(root.resolve("orders-db"));
        FileTime old = FileTime.from(Instant.EPOCH);
        for (Path path : List.of(version, version.resolve("host"), root.resolve("orders-db"), root, folder)) {
            Files.setLastModifiedTime(path, old);
        }
        deliver(binding("orders-db", "host", "h"), binding("events-db", "host", "e"));
        assertThat(tree()).isEqualTo(before);
        for (Path path : List.of(version, version.resolve("host"), root.resolve("orders-db"), root, folder)) {
            assertThat(Files.getLastModifiedTime(path)).as("%s", path).isEqualTo(old);
        }
    }

    @Test
    void aChange_leavesOthersAloneAndNothingOfTheOldVersion() throws IOException {
        deliver(binding("orders-db", "host", "h", "port", "1"), binding("events-db", "host", "e"));
        Path events = version(root.resolve("events-db"));
        deliver(binding("orders-db", "host", "h2", "database", "d"), binding("events-db", "host", "e"));
        Path orders = root.resolve("orders-db");
        assertThat(version(root.resolve("events-db"))).isEqualTo(events);
        try (Stream<Path> entries = Files.list(orders)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "..data", version(orders).getFileName().toString(), "host", "database", "type", "provider");
        }
    }

    @Test
    void aResourceNoLongerBound_goesAndWhatIsNotOursStays() throws IOException {
        deliver(binding("orders-db", "host", "h"), binding("events-db", "host", "e"));
        Files.createDirectories(root.resolve("theirs/..2026_01_01_00_00_00.123"));
        Files.createSymbolicLink(root.resolve("theirs/..data"), Path.of("..2026_01_01_00_00_00.123"));
        Files.writeString(root.resolve("README"), "by hand");
        deliver(binding("events-db", "host", "e"));
        assertThat(root.resolve("orders-db")).doesNotExist();
        assertThat(root.resolve("events-db/host")).hasContent("e");
        assertThat(root.resolve("theirs/..data")).exists();
        assertThat(root.resolve("README")).hasContent("by hand");
    }

    @Test
    void somethingElseUnderAName_isRefusedAndChangesNothing() throws IOException {
        deliver(binding("events-db", "host", "e"));
        Files.writeString(root.resolve("a-file"), "theirs");
        Files.createDirectory(root.resolve("a-directory"));
        Files.createSymbolicLink(root.resolve("a-link"), folder);
        ServiceBinding changed = binding("events-db", "host", "e2", "port", "2");
        for (String name : List.of("a-file", "a-directory", "a-link")) {
            assertRefused(changed, binding(name, "host", "h"), binding("fresh", "host", "f"))
                    .hasMessageContaining(name)
                    .hasMessageContaining("not ours");
        }
    }

    @Test
    void aForeignFileUnderTheNameOfAnEntry_isRefusedAndChangesNothing() throws IOException {
        deliver(binding("orders-db", "host", "h"));
        Files.writeString(root.resolve("orders-db/port"), "theirs");
        assertRefused(binding("orders-db", "host", "h2", "port", "5432")).hasMessageContaining("port");
        deliver(binding("orders-db", "host", "h2"));
        assertThat(root.resolve("orders-db/port")).hasContent("theirs");
    }

    @Test
    void aRootThatIsAFile_isRefused() throws IOException {
        Files.writeString(root, "theirs");
        assertRefused(binding("orders-db", "host", "h")).hasMessageContaining("no directory");
    }

    @Test
    void aRootThatCantBeWritten_isRefused() {
        // Not even the superuser makes a directory there.
        injector = new BindingRoot(Path.of("/proc/resource-broker/bindings"), "t", SettableClock.at(Instant.EPOCH));
        assertRefused(binding("orders-db", "password", "s3cret")).hasMessageNotContaining("s3cret");
    }

    @Test
    void whatACrashLeft_isUnseenAndGoesWithTheNextDeliveryAlsoOfTheSame() throws IOException {
        deliver(binding("orders-db", "host", "h"));
        Map<String, String> before = tree();
        Path orders = root.resolve("orders-db");
        Path half = Files.createDirectory(orders.resolve("..2026_11_25_10_20_31.rb42"));
        Files.writeString(half.resolve("password"), "s3cret");
        Files.createSymbolicLink(orders.resolve("..data_tmp"), half.getFileName());
        Files.createSymbolicLink(orders.resolve("password"), Path.of("..data/password"));
        Path staged = Files.createDirectories(folder.resolve(".bindings.rb-tmp/fresh/..2026.rb1"));
        Files.writeString(staged.resolve("password"), "s3cret");
        assertThat(Files.exists(orders.resolve("password"))).isFalse();
        deliver(binding("orders-db", "host", "h"));
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatReadersWouldChange_isRefusedNamingTheEntry() {
        deliver(binding("orders-db", "host", "h"));
        for (String value : List.of(" x", "x\n", "\u00a0x", "x\ufeff", "\u0085x", "x\u0001", "a\rb", "a\r\nb")) {
            assertRefused(binding("orders-db", "host", "h2", "password", value))
                    .hasMessageContaining("entry password of service binding orders-db")
                    .hasMessageNotContaining(value);
        }
        for (String name : List.of("kind", "metadata", "secret")) {
            assertRefused(binding("orders-db", name, "x")).hasMessageContaining("entry " + name);
        }
    }

    @Test
    void aReaderThatNeverStops_seesOneWholeVersionEachTime() throws Exception {
        deliver(version(0));
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readUntil(stop));
        try {
            for (int i = 1; i <= 1000 && !reader.isDone(); i++) {
                deliver(version(i));
            }
        } finally {
            stop.set(true);
        }
        assertThat(reader.get()).as("versions read").isGreaterThan(50);
    }

    /** Every other version has one entry more. */
    private static ServiceBinding version(int i) {
        String value = "value-" + i + "-" + "x".repeat(i % 7 * 1000);
        return i % 2 == 0
                ? binding("orders-db", "a", value, "b", value, "c", value)
                : binding("orders-db", "a", value, "b", value);
    }

    private int readUntil(AtomicBoolean stop) {
        int whole = 0;
        while (!stop.get()) {
            Path version = current();
            try {
                assertWhole(read(version));
                assertThat(root.resolve("orders-db/type")).hasContent("postgresql");
                whole++;
            } catch (NoSuchFileException | AssertionError e) {
                // The version was replaced meanwhile; a reader that wants a whole one begins again.
                assertThat(version).as("%s", e).isNotEqualTo(current());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return whole;
    }

    /** There is one at every moment. */
    private Path current() {
        try {
            return version(root.resolve("orders-db"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> read(Path version) throws IOException {
        Map<String, String> read = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            if (!name.equals("c") || Files.exists(version.resolve(name))) {
                read.put(name, Files.readString(version.resolve(name)));
            }
        }
        return read;
    }

    private static void assertWhole(Map<String, String> read) {
        assertThat(read.get("a")).startsWith("value-").isEqualTo(read.get("b"));
        int i = Integer.parseInt(read.get("a").split("-", -1)[1]);
        assertThat(read).containsOnlyKeys(i % 2 == 0 ? List.of("a", "b", "c") : List.of("a", "b"));
    }
}
