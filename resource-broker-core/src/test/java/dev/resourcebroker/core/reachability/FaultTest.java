package dev.resourcebroker.core.reachability;

import static dev.resourcebroker.core.reachability.Trial.postgres;
import static dev.resourcebroker.core.reachability.Trial.redis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.resource.Verification.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that misbehave. A verification that doesn't end fails its test. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultTest {
    private static final ConnectionDetails POSTGRES =
            postgres("host=db.example", "username=app", "password=s3cret", "sslmode=disable");
    private static final ConnectionDetails POSTGRES_TLS =
            postgres("host=db.example", "username=app", "password=s3cret", "sslmode=require");
    private static final ConnectionDetails REDIS = redis("host=db.example", "password=s3cret");
    private static final ConnectionDetails REDIS_TLS = redis("host=db.example", "password=s3cret", "tls=true");
    private static final List<ConnectionDetails> ALL = List.of(POSTGRES, POSTGRES_TLS, REDIS, REDIS_TLS);

    private static final byte[] REDIRECTION =
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    private final Trial trial = new Trial().name("db.example", "198.41.0.4");

    @AfterEach
    void close() {
        trial.close();
    }

    private Verification against(FakeServer.Script script, ConnectionDetails details) throws IOException {
        try (FakeServer server = FakeServer.that(script)) {
            return trial.leadingTo(server.port()).verify(details);
        }
    }

    @Test
    void aClosedPort_isRefused() {
        trial.leadingTo(FakeServer.portNobodyListensOn());

        assertThat(trial.verify(POSTGRES).code()).isEqualTo(Code.REFUSED);
    }

    @Test
    void anAddressBehindAFirewall_timesOut() {
        AtomicInteger patience = new AtomicInteger();
        trial.deadline(Duration.ofSeconds(3)).connector((socket, address, millis) -> {
            patience.set(millis);
            throw new SocketTimeoutException("silence");
        });

        assertThat(trial.verify(POSTGRES).code()).isEqualTo(Code.TIMED_OUT);
        assertThat(patience.get()).isBetween(1, 3001);
    }

    @Test
    void aServerThatNeverAnswers_timesOut() throws Exception {
        trial.deadline(Duration.ofMillis(150));
        for (ConnectionDetails details : ALL) {
            Verification verification = against(FakeServer.SILENT, details);

            assertThat(verification.code()).as("%s", details).isEqualTo(Code.TIMED_OUT);
            assertThat(verification.elapsed()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(10));
        }
    }

    @Test
    void aServerThatAnswersByteAfterByte_timesOut() throws Exception {
        assertThat(dripping(bytes('N', 0, 0, 0x30, 0), POSTGRES)).isEqualTo(Code.TIMED_OUT);
    }

    /** A record of TLS that claims to be long. Each of its bytes comes before a timeout of its own. */
    @Test
    void aServerThatDripsOneRecordOfTls_timesOut() throws Exception {
        assertThat(dripping(bytes(22, 3, 3, 0x40, 0), REDIS_TLS)).isEqualTo(Code.TIMED_OUT);
    }

    /** Sends one byte whenever the client has looked at its watch, which then has gone on. */
    private Code dripping(byte[] beginning, ConnectionDetails details) throws IOException {
        Semaphore looks = new Semaphore(0);
        AtomicLong now = new AtomicLong();
        trial.deadline(Duration.ofSeconds(10)).nanos(() -> {
            looks.release();
            return now.addAndGet(Duration.ofMillis(100).toNanos());
        });
        FakeServer.Script script = socket -> {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(beginning);
            while (true) {
                looks.acquireUninterruptibly();
                socket.getOutputStream().write(0);
            }
        };
        try {
            Verification verification = against(script, details);
            assertThat(verification.elapsed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
            return verification.code();
        } finally {
            looks.release(1000);
        }
    }

    @Test
    void aServerThatNeverStops_isCutOffAtTheBudget() throws Exception {
        byte[] notice = bytes('N', 0, 0, 0, 5, 0);
        FakeServer.Script endless = socket -> {
            while (true) {
                socket.getOutputStream().write(notice);
            }
        };

        Verification verification = against(endless, POSTGRES);

        assertThat(verification.code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(verification.elapsed()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aServerThatHangsUp_breaksTheProtocol() throws Exception {
        assertThat(against(Socket::close, POSTGRES).code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(Socket::close, REDIS).code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(Socket::close, REDIS_TLS).code()).isIn(Code.TLS_FAILED, Code.PROTOCOL_ERROR);
    }

    @Test
    void aServerOfAnotherKind_breaksTheProtocol() throws Exception {
        FakeServer.Script web = socket -> {
            socket.getOutputStream().write(REDIRECTION);
            socket.getInputStream().readAllBytes();
        };

        assertThat(against(web, POSTGRES).code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(web, POSTGRES_TLS).code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(web, REDIS).code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(web, REDIS_TLS).code()).isIn(Code.TLS_FAILED, Code.PROTOCOL_ERROR);
    }

    @Test
    void aLineWithoutAnEnd_breaksTheProtocol() throws Exception {
        FakeServer.Script long_ = socket -> {
            socket.getOutputStream().write("+".repeat(4000).getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        };

        assertThat(against(long_, REDIS).code()).isEqualTo(Code.PROTOCOL_ERROR);
    }

    @Test
    void aWebServerThatRedirects_isNotAskedForAnything() throws Exception {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        FakeServer.Script web = socket -> {
            socket.getOutputStream().write(REDIRECTION);
            received.add(socket.getInputStream().readAllBytes());
        };
        ConnectionDetails details =
                Trial.details(ResourceType.of("http"), "host=db.example", "port=80", "username=u", "password=s3cret");
        try (FakeServer server = FakeServer.that(web)) {
            Verification verification = trial.leadingTo(server.port()).verify(details);

            assertThat(verification.code()).isEqualTo(Code.REACHABLE);
            assertThat(verification.loggedIn()).isFalse();
            assertThat(received.poll(30, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(trial.connected).hasSize(1);
    }

    @Test
    void aRedisThatRedirects_isNotFollowed() throws Exception {
        AtomicInteger elsewhere = new AtomicInteger();
        try (FakeServer other = FakeServer.that(socket -> elsewhere.incrementAndGet())) {
            String moved = "+OK\r\n-MOVED 1 127.0.0.1:" + other.port() + "\r\n";
            FakeServer.Script cluster = socket -> {
                socket.getOutputStream().write(moved.getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            };

            assertThat(against(cluster, REDIS).code()).isEqualTo(Code.SERVER_ERROR);
            assertThat(other.connections()).isZero();
        }
        assertThat(trial.connected).hasSize(1);
    }

    @Test
    void theNextServer_isTriedWhenOneIsDown() throws Exception {
        trial.name("down.example", "198.41.0.5");
        try (FakeServer server = FakeServer.that(FakeServer.SILENT)) {
            trial.connector((socket, address, millis) -> {
                int port = address.getPort() == 1 ? FakeServer.portNobodyListensOn() : server.port();
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            });
            ConnectionDetails details =
                    Trial.details(ResourceType.of("kafka"), "host=down.example,db.example", "port=1,2");

            assertThat(trial.verify(details).code()).isEqualTo(Code.REACHABLE);
            assertThat(trial.connected).extracting(InetSocketAddress::getPort).containsExactly(1, 2);
        }
    }

    @Test
    void severalSilentServers_shareOneDeadline() {
        AtomicLong now = new AtomicLong();
        trial.name("many.example", "198.41.0.1", "198.41.0.2", "198.41.0.3", "198.41.0.4", "198.41.0.5")
                .deadline(Duration.ofSeconds(5))
                .nanos(now::get)
                .connector((socket, address, millis) -> {
                    now.addAndGet(Duration.ofMillis(millis).toNanos());
                    throw new SocketTimeoutException("silence");
                });

        Verification verification = trial.verify(postgres("host=many.example,many.example", "username=app"));

        assertThat(verification.code()).isEqualTo(Code.TIMED_OUT);
        assertThat(verification.elapsed()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5100));
        assertThat(trial.connected).hasSize(8);
    }

    @Test
    void anAnswerAboutCredentials_isFinal() throws Exception {
        FakeServer.Script knowsNobody = socket -> {
            socket.getOutputStream().write("-WRONGPASS no\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        };
        trial.name("two.example", "198.41.0.5");

        assertThat(against(knowsNobody, redis("host=db.example,two.example", "password=s3cret"))
                        .code())
                .isEqualTo(Code.CREDENTIALS_REJECTED);
        assertThat(trial.connected).hasSize(1);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
