package dev.resourcebroker.core.reachability;

import static dev.resourcebroker.core.reachability.Trial.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.resource.Verification.Code;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PostgreSQL server with every way of logging in, and with TLS. */
@Tag("once")
class PostgresLoginTest {
    private static final Certificate CERTIFICATE = Certificate.make();
    private static EmbeddedPostgres server;

    private final Trial trial = new Trial().name("db.example", "198.41.0.4").name("other.example", "198.41.0.4");

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setServerConfig("hba_file", rules().toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", CERTIFICATE.certificate().toString())
                .setServerConfig("ssl_key_file", CERTIFICATE.key().toString())
                .start();
        execute(
                "create role scram_user login password 's3cret'",
                "create role unicode_user login password 'pä\u00a0ssw\u00adörd ﬁ'",
                "create role plain_user login password 's3cret'",
                "create role trusted_user login",
                "create role rejected_user login password 's3cret'",
                "create role tls_user login password 's3cret'",
                "create role limited_user login connection limit 0",
                "set password_encryption = 'md5'; create role md5_user login password 's3cret'",
                "create database orders",
                "create database closed",
                "revoke connect on database closed from public");
    }

    private static Path rules() throws IOException {
        Path file = TestBroker.temporaryDirectory().resolve("pg_hba.conf");
        return Files.writeString(file, """
                host    all scram_user,unicode_user 127.0.0.1/32 scram-sha-256
                host    all md5_user      127.0.0.1/32 md5
                host    all plain_user    127.0.0.1/32 password
                host    all rejected_user 127.0.0.1/32 reject
                hostssl all tls_user      127.0.0.1/32 scram-sha-256
                host    all trusted_user,limited_user,postgres 127.0.0.1/32 trust
                """);
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Verification verify(String username, String password, String... more) {
        List<String> entries = new java.util.ArrayList<>(List.of("host=db.example", "username=" + username));
        if (password != null) {
            entries.add("password=" + password);
        }
        entries.addAll(List.of(more));
        if (!String.join(" ", more).contains("database=")) {
            entries.add("database=orders");
        }
        return trial.leadingTo(server.getPort()).verify(postgres(entries.toArray(String[]::new)));
    }

    private static void assertLoggedIn(Verification verification) {
        assertThat(verification.code()).isEqualTo(Code.REACHABLE);
        assertThat(verification.loggedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scram_user", "md5_user", "plain_user", "tls_user"})
    void theRightPassword_isAcceptedAndAnyOtherRejected(String user) {
        assertLoggedIn(verify(user, "s3cret"));
        assertThat(verify(user, "wrong").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(verify(user, null).code()).isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(verify(user, "").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
    }

    @Test
    void aPasswordBeyondAscii_isPreparedAsTheServerDoes() {
        assertLoggedIn(verify("unicode_user", "pä\u00a0ssw\u00adörd ﬁ"));
        assertLoggedIn(verify("unicode_user", "pä sswörd fi"));
        assertThat(verify("unicode_user", "pa sswörd fi").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
    }

    @Test
    void aUserWhoNeedsNoPassword_isLoggedIn() {
        assertLoggedIn(verify("trusted_user", null));
        assertLoggedIn(verify("trusted_user", "anything"));
    }

    @Test
    void whoMayNotEnter_isRejected() {
        assertThat(verify("rejected_user", "s3cret").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(verify("nobody_at_all", "s3cret").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(verify("trusted_user", null, "database=closed").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
    }

    @Test
    void aDatabaseThatIsNotThere_isTold() {
        assertThat(verify("scram_user", "s3cret", "database=nothing").code()).isEqualTo(Code.DATABASE_UNKNOWN);
        assertThat(verify("scram_user", "wrong", "database=nothing").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
    }

    @Test
    void aServerThatHasTooManyClients_isToldApart() {
        assertThat(verify("limited_user", null).code()).isEqualTo(Code.SERVER_ERROR);
    }

    @Test
    void withoutAUser_onlyThePortIsTried() {
        Verification verification = trial.leadingTo(server.getPort()).verify(postgres("host=db.example"));

        assertThat(verification.code()).isEqualTo(Code.REACHABLE);
        assertThat(verification.loggedIn()).isFalse();
    }

    @Test
    void encryption_isAsTheModeSays() {
        assertThat(verify("tls_user", "s3cret", "sslmode=disable").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
        for (String mode : List.of("allow", "prefer", "require", "no-verify")) {
            assertLoggedIn(verify("tls_user", "s3cret", "sslmode=" + mode));
            assertLoggedIn(verify("tls_user", "s3cret", "option.sslmode=" + mode));
        }
        for (String mode : List.of("verify-ca", "verify-full")) {
            assertThat(verify("tls_user", "s3cret", "sslmode=" + mode).code())
                    .as(mode)
                    .isEqualTo(Code.TLS_FAILED);
        }
    }

    @Test
    void aTrustedCertificate_mustNameTheHostWhereTheModeSaysSo() {
        trial.tls(CERTIFICATE.trusted()).leadingTo(server.getPort());
        for (String mode : List.of("verify-ca", "verify-full")) {
            assertLoggedIn(trial.verify(postgres(
                    "host=db.example", "username=tls_user", "password=s3cret", "database=orders", "sslmode=" + mode)));
        }
        assertLoggedIn(trial.verify(postgres(
                "host=other.example", "username=tls_user", "password=s3cret", "database=orders", "sslmode=verify-ca")));
        assertThat(trial.verify(postgres(
                                "host=other.example",
                                "username=tls_user",
                                "password=s3cret",
                                "database=orders",
                                "sslmode=verify-full"))
                        .code())
                .isEqualTo(Code.TLS_FAILED);
    }
}
