package dev.resourcebroker.core.reachability;

import static dev.resourcebroker.core.reachability.Trial.redis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.resource.Verification.Code;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** Real Redis servers: one with users and TLS, one that is open. */
class RedisLoginTest {
    private static final Certificate CERTIFICATE = Certificate.make();
    private static final int GUARDED_PORT = FakeServer.portNobodyListensOn();
    private static final int TLS_PORT = FakeServer.portNobodyListensOn();
    private static final int OPEN_PORT = FakeServer.portNobodyListensOn();
    private static RedisServer guarded;
    private static RedisServer open;

    private final Trial trial = new Trial()
            .name("db.example", "198.41.0.4")
            .name("other.example", "198.41.0.4")
            .tls(CERTIFICATE.trusted());

    @BeforeAll
    static void start() {
        try {
            guarded = begun(server(GUARDED_PORT)
                    .setting("requirepass s3cret")
                    .setting("user app on >apps3cret ~* +@all")
                    .setting("user quiet on >quiets3cret ~* -@all")
                    .setting("tls-port " + TLS_PORT)
                    .setting("tls-cert-file " + CERTIFICATE.certificate())
                    .setting("tls-key-file " + CERTIFICATE.key())
                    .setting("tls-ca-cert-file " + CERTIFICATE.certificate())
                    .setting("tls-auth-clients no"));
            open = begun(server(OPEN_PORT));
        } catch (IOException e) {
            Assumptions.abort("no Redis server for this machine: " + e.getMessage());
        }
    }

    private static RedisServerBuilder server(int port) {
        return RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("dir " + TestBroker.temporaryDirectory())
                .setting("save \"\"");
    }

    private static RedisServer begun(RedisServerBuilder builder) throws IOException {
        RedisServer server = builder.build();
        server.start();
        return server;
    }

    @AfterAll
    static void stop() throws IOException {
        for (RedisServer server : new RedisServer[] {guarded, open}) {
            if (server != null) {
                server.stop();
            }
        }
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Verification verify(int port, String... entries) {
        return trial.leadingTo(port).verify(redis(entries));
    }

    private static void assertLoggedIn(Verification verification) {
        assertThat(verification.code()).isEqualTo(Code.REACHABLE);
        assertThat(verification.loggedIn()).isTrue();
    }

    @Test
    void theRightPassword_isAcceptedAndAnyOtherRejected() {
        assertLoggedIn(verify(GUARDED_PORT, "host=db.example", "password=s3cret"));
        assertLoggedIn(verify(GUARDED_PORT, "host=db.example", "username=default", "password=s3cret"));
        assertLoggedIn(verify(GUARDED_PORT, "host=db.example", "username=app", "password=apps3cret"));
        assertThat(verify(GUARDED_PORT, "host=db.example", "password=wrong").code())
                .isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(verify(GUARDED_PORT, "host=db.example", "username=app", "password=s3cret")
                        .code())
                .isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(verify(GUARDED_PORT, "host=db.example").code()).isEqualTo(Code.CREDENTIALS_REJECTED);
    }

    @Test
    void aUserWhoMayNotPing_isKnownAllTheSame() {
        assertLoggedIn(verify(GUARDED_PORT, "host=db.example", "username=quiet", "password=quiets3cret"));
    }

    @Test
    void aServerWithoutAPassword_rejectsOne() {
        assertLoggedIn(verify(OPEN_PORT, "host=db.example"));
        assertThat(verify(OPEN_PORT, "host=db.example", "password=s3cret").code())
                .isEqualTo(Code.CREDENTIALS_REJECTED);
    }

    @Test
    void aDatabaseThatIsNotThere_isTold() {
        assertLoggedIn(verify(OPEN_PORT, "host=db.example", "database=0"));
        assertLoggedIn(verify(OPEN_PORT, "host=db.example", "database=15"));
        assertThat(verify(OPEN_PORT, "host=db.example", "database=16").code()).isEqualTo(Code.DATABASE_UNKNOWN);
    }

    @Test
    void encryption_isAskedForWithTheHostsCertificate() {
        assertLoggedIn(verify(TLS_PORT, "host=db.example", "password=s3cret", "tls=true"));
        assertThat(verify(TLS_PORT, "host=other.example", "password=s3cret", "tls=true")
                        .code())
                .isEqualTo(Code.TLS_FAILED);
        assertLoggedIn(
                verify(TLS_PORT, "host=other.example", "password=s3cret", "tls=true", "option.ssl-cert-reqs=none"));
        assertThat(verify(TLS_PORT, "host=db.example", "password=s3cret").code())
                .isIn(Code.PROTOCOL_ERROR, Code.TIMED_OUT);
    }

    /** Redis takes the greeting of TLS for the beginning of a command, and waits for the rest. */
    @Test
    void aServerWithoutEncryption_doesNotAnswerToIt() {
        trial.deadline(Duration.ofMillis(300));

        assertThat(verify(GUARDED_PORT, "host=db.example", "password=s3cret", "tls=true")
                        .code())
                .isIn(Code.TIMED_OUT, Code.TLS_FAILED, Code.PROTOCOL_ERROR);
    }

    @Test
    void sentinels_areNotGivenThePassword() {
        Verification verification = verify(GUARDED_PORT, "host=db.example", "password=s3cret", "sentinel.master=main");

        assertThat(verification.code()).isEqualTo(Code.REACHABLE);
        assertThat(verification.loggedIn()).isFalse();
    }
}
