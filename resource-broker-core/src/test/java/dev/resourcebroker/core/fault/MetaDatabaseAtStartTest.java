package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.MARKER;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static dev.resourcebroker.core.fault.Failures.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Postgres;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.secret.SecretValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The meta-database can't be opened: a clear error, no key made, nothing left running. */
@Tag("once")
class MetaDatabaseAtStartTest {
    private static final SecretValue PASSWORD = SecretValue.of(MARKER);

    private final Path directory = TestBroker.temporaryDirectory();
    private final Path kek = directory.resolve("kek.json");
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private EmbeddedBroker start(MetaDatabase database) {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(database)
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
                .build();
    }

    private BrokerException fails(ErrorCode code, MetaDatabase database) {
        BrokerException failure = expect(code, () -> start(database).close());
        assertThat(kek).doesNotExist();
        return failure;
    }

    @AfterEach
    void noThreadOfAPool_isLeft() throws InterruptedException {
        Set<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("resource-broker") && !before.contains(thread))
                .collect(Collectors.toSet());
        for (Thread thread : left) {
            thread.join(5000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aServerThatDoesNotAnswer_isUnavailable() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/broker";
        fails(ErrorCode.META_DATABASE_UNAVAILABLE, MetaDatabase.jdbc(url, "broker", PASSWORD));
    }

    @Test
    void aHostsPool_thatReachesNoServer_isUnavailable() throws IOException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + closedPort() + "/broker");
            pool.setInitializationFailTimeout(-1);
            pool.setConnectionTimeout(250);
            fails(ErrorCode.META_DATABASE_UNAVAILABLE, MetaDatabase.of(pool));
        }
    }

    @Test
    void aHostsPool_thatIsClosed_isUnavailable() {
        HikariDataSource pool = Database.H2.pool();
        pool.close();
        fails(ErrorCode.META_DATABASE_UNAVAILABLE, MetaDatabase.of(pool));
    }

    @Test
    void aUserWhoMayNotLogIn_isInvalidAndThePasswordNotRepeated() {
        Postgres.execute("drop role if exists stranger");
        Postgres.execute("create role stranger");
        assertThat(fails(
                        ErrorCode.META_DATABASE_INVALID,
                        MetaDatabase.jdbc(Postgres.url("postgres"), "stranger", PASSWORD)))
                .hasMessageContaining("refuses the user name or password");
    }

    @Test
    void aDatabaseThatIsNotThere_isInvalid() {
        assertThat(fails(
                        ErrorCode.META_DATABASE_INVALID,
                        MetaDatabase.jdbc(Postgres.url("nowhere"), "postgres", SecretValue.of("postgres"))))
                .hasMessageContaining("isn't there under that name");
    }

    @Test
    void anAddressThatNoDriverTakes_isInvalidAndNotRepeated() {
        fails(ErrorCode.META_DATABASE_INVALID, MetaDatabase.jdbc("jdbc:nothing://h/" + MARKER, "broker", PASSWORD));
        fails(ErrorCode.META_DATABASE_INVALID, MetaDatabase.jdbc("jdbc:", "broker", PASSWORD));
    }

    @Test
    void anAddressThatIsNoneOfJdbcOrHoldsALogin_isRefusedBeforeADriverLogsIt() {
        for (String url : new String[] {
            "",
            "\0",
            "postgres://app:" + MARKER + "@h/d",
            "jdbc:postgresql://app:" + MARKER + "@h/d",
            "jdbc:postgresql://h/d?user=app&Password=" + MARKER,
            "jdbc:postgresql://h/d?sslpassword=" + MARKER
        }) {
            refused("jdbcUrl", () -> MetaDatabase.jdbc(url, "broker", PASSWORD));
        }
    }

    @Test
    void aFileInPlaceOfTheDirectory_isInvalidAndNamesIt() throws IOException {
        Path file = Files.createFile(directory.resolve("data"));
        assertThat(fails(ErrorCode.META_DATABASE_INVALID, MetaDatabase.embedded(file)))
                .hasMessageContaining(file.toString());
        assertThat(fails(ErrorCode.META_DATABASE_INVALID, MetaDatabase.embedded(file.resolve("below"))))
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatNobodyMayWrite_isInvalid() throws IOException {
        Path data = directory.resolve("data");
        start(MetaDatabase.embedded(data)).close();
        Path file = data.resolve("broker.mv.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(file)).as("this user may write everywhere").isFalse();
        expect(ErrorCode.META_DATABASE_INVALID, () -> {
            try (EmbeddedBroker broker = start(MetaDatabase.embedded(data))) {
                broker.broker()
                        .org(OrgId.of("acme"))
                        .create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
            }
        });
    }

    @Test
    void aDirectoryThatNobodyMayWrite_isInvalid() throws IOException {
        Path readOnly = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(readOnly))
                .as("this user may write everywhere")
                .isFalse();
        expect(
                ErrorCode.META_DATABASE_INVALID,
                () -> start(MetaDatabase.embedded(readOnly)).close());
        assertThat(kek).doesNotExist();
    }

    @Test
    void aDirectoryWithASemicolon_isRefusedBecauseItWouldBeASettingOfH2() {
        refused(
                "meta-database directory",
                () -> start(MetaDatabase.embedded(directory.resolve("a;INIT=create table planted (id int)")))
                        .close());
    }

    @Test
    void aDirectoryWithOddCharacters_isJustADirectory() throws IOException {
        Path odd = directory.resolve("ä ? # % & = {x} 'q'");
        start(MetaDatabase.embedded(odd)).close();
        assertThat(odd.resolve("broker.mv.db")).exists();
    }

    @Test
    void aDamagedFile_isInvalidAndLeftAsItIs() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        byte[] garbage = "this is no database ".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(data.resolve("broker.mv.db"), garbage);
        assertThat(fails(ErrorCode.META_DATABASE_INVALID, MetaDatabase.embedded(data)))
                .hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(data.resolve("broker.mv.db"))).isEqualTo(garbage);
    }

    @Test
    void aFileThatAnotherProcessHasOpen_isUnavailableUntilThatProcessEnds() throws Exception {
        Path data = directory.resolve("data");
        start(MetaDatabase.embedded(data)).close();
        byte[] key = Files.readAllBytes(kek);
        Process other = ChildJvm.start(ChildJvm.classPath(), HoldsTheFile.class, data.toString(), kek.toString());
        try (var lines = other.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("open");
            assertThat(expect(
                            ErrorCode.META_DATABASE_UNAVAILABLE,
                            () -> start(MetaDatabase.embedded(data)).close()))
                    .hasMessageContaining("in use by another process");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(Files.readAllBytes(kek)).isEqualTo(key);
        try (EmbeddedBroker broker = start(MetaDatabase.embedded(data))) {
            broker.broker()
                    .org(OrgId.of("acme"))
                    .create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
        }
    }

    /** Runs in a process of its own. */
    static final class HoldsTheFile {
        private HoldsTheFile() {}

        public static void main(String[] arguments) throws IOException {
            EmbeddedBroker broker = ResourceBrokers.builder()
                    .installation("test")
                    .workers(0)
                    .metaDatabase(MetaDatabase.embedded(Path.of(arguments[0])))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(Path.of(arguments[1])))
                    .build();
            System.out.println("open");
            int ended = System.in.read();
            broker.close();
            System.exit(ended);
        }
    }
}
