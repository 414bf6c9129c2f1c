package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Embedded.ORDERS;
import static dev.resourcebroker.core.fault.Failures.MARKER;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A meta-database that goes away and comes back, has no connection left, or is begun by many at once. */
class MetaDatabaseInTheMiddleTest {
    private static final OrgId ACME = OrgId.of("acme");

    @TempDir
    private Path directory;

    @Test
    void aServerThatIsDownAtStart_isUnavailable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        MetaDatabase down =
                MetaDatabase.jdbc("jdbc:postgresql://127.0.0.1:" + closed + "/x", "me", SecretValue.of(MARKER));
        expect(
                ErrorCode.META_DATABASE_UNAVAILABLE,
                () -> Embedded.in(directory).metaDatabase(down).build());
        assertThat(directory.resolve("kek.json")).doesNotExist();
    }

    @Test
    void aPasswordInTheAddress_isRefusedBeforeAnythingLogsIt() {
        expect(
                ErrorCode.INVALID_ARGUMENT,
                () -> MetaDatabase.jdbc("jdbc:postgresql://h/x?user=a&password=" + MARKER, "me", SecretValue.of("x")));
    }

    @Test
    void aServerThatStopsInTheMiddle_isUnavailableUntilItIsBack() throws Exception {
        Path data = directory.resolve("pg");
        EmbeddedPostgres first = postgres(data, 0);
        int port = first.getPort();
        MetaDatabase database =
                MetaDatabase.jdbc("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", SecretValue.of("x"));
        try (EmbeddedBroker broker =
                Embedded.in(directory).metaDatabase(database).workers(1).build()) {
            OrgBroker acme = broker.broker().org(ACME);
            Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
            first.close();
            expect(ErrorCode.META_DATABASE_UNAVAILABLE, () -> acme.get(orders.id()));
            expect(
                    ErrorCode.META_DATABASE_UNAVAILABLE,
                    () -> acme.create(ExternalLink.named("other").connectionString(ORDERS)));
            try (EmbeddedPostgres second = postgres(data, port)) {
                assertThat(second.getPort()).isEqualTo(port);
                assertThat(patiently(() -> acme.get(orders.id()))).isEqualTo(orders);
                assertThat(acme.find("other")).isEmpty();
            }
        }
    }

    // A connection of the pool may have died meanwhile; then the call says that it may succeed later.
    private static <T> T patiently(Callable<T> call) throws Exception {
        for (int left = 10; ; left--) {
            try {
                return call.call();
            } catch (TransientBrokerException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPort(port)
                .start();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aPoolWithNothingLeft_isBusyAndServesAgainAfter(Database database) throws SQLException {
        try (HikariDataSource pool = database.pool(2)) {
            pool.setConnectionTimeout(300);
            try (EmbeddedBroker broker = Embedded.in(directory)
                    .metaDatabase(MetaDatabase.of(pool))
                    .workers(0)
                    .build()) {
                OrgBroker acme = broker.broker().org(ACME);
                Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
                try (Connection one = pool.getConnection();
                        Connection two = pool.getConnection()) {
                    assertThat(one).isNotSameAs(two);
                    expect(ErrorCode.META_DATABASE_BUSY, () -> acme.get(orders.id()));
                    expect(
                            ErrorCode.META_DATABASE_BUSY,
                            () -> acme.create(ExternalLink.named("other").connectionString(ORDERS)));
                }
                assertThat(acme.get(orders.id())).isEqualTo(orders);
                assertThat(acme.find("other")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void manyProcessesThatStartAtOnceOnAnEmptyDatabase_allStartAsOneInstallation(Database database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<EmbeddedBroker> started = new ArrayList<>();
        try (HikariDataSource pool = database.pool(20)) {
            Callable<EmbeddedBroker> start = () ->
                    Embedded.in(directory).metaDatabase(MetaDatabase.of(pool)).build();
            for (Future<EmbeddedBroker> one :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> start).toList())) {
                started.add(one.get());
            }
            Resource made = started.get(0)
                    .broker()
                    .org(ACME)
                    .create(ExternalLink.named("orders-db").connectionString(ORDERS));
            for (EmbeddedBroker broker : started) {
                assertThat(broker.broker().org(ACME).get(made.id())).isEqualTo(made);
            }
            started.forEach(EmbeddedBroker::close);
        } finally {
            threads.shutdownNow();
        }
    }
}
