package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Postgres;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.tck.SettableClock;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trying connections, through the handle of an organisation. */
@ParameterizedClass
@EnumSource(Database.class)
class VerifyTest {
    private static final String MARKER = "m4rker-s3cret";

    private final Database database;

    VerifyTest(Database database) {
        this.database = database;
    }

    private static BrokerBuilder allowingLoopback(BrokerBuilder builder) {
        return builder.networkPolicy(NetworkPolicy.publicOnly().allowing("127.0.0.0/8"));
    }

    /** The tests' own server, which lets everybody in who names a user that it knows. */
    private static String url(String user) {
        URI jdbc = URI.create(Postgres.url("postgres").substring("jdbc:".length()));
        return "postgresql://" + user + ":" + MARKER + "@127.0.0.1:" + jdbc.getPort() + "/postgres";
    }

    private static ExternalLink link(String url) {
        return ExternalLink.named("orders-db").connectionString(url);
    }

    private static void assertCode(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageNotContaining(MARKER);
    }

    @Test
    void aStoredConnection_isLoggedInTo() {
        try (TestBroker broker = TestBroker.on(database, VerifyTest::allowingLoopback)) {
            OrgBroker acme = broker.org("acme");
            Resource good = acme.create(link(url("postgres")));
            Resource bad = acme.create(ExternalLink.named("bad").connectionString(url("nobody-at-all")));

            Verification verification = acme.verify(good.id());

            assertThat(verification.code()).isEqualTo(Code.REACHABLE);
            assertThat(verification.reachable()).isTrue();
            assertThat(verification.loggedIn()).isTrue();
            assertThat(verification.elapsed()).isPositive();
            assertThat(acme.verify(bad.id()).code()).isEqualTo(Code.CREDENTIALS_REJECTED);
            assertThat(acme.verify(bad.id()).toString()).doesNotContain(MARKER, "127.0.0.1");
        }
    }

    @Test
    void aConnectionThatIsNotStored_isTriedAndStillNotStored() {
        try (TestBroker broker =
                TestBroker.on(database, builder -> allowingLoopback(builder).workers(0))) {
            OrgBroker acme = broker.org("acme");
            broker.watched.forget();

            assertThat(acme.verify(link(url("postgres"))).code()).isEqualTo(Code.REACHABLE);

            assertThat(broker.watched.writes()).isEmpty();
            assertThat(acme.list(ResourceFilter.ALL, Page.Request.FIRST).items())
                    .isEmpty();
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> acme.verify(link(MARKER)));
        }
    }

    @Test
    void whereTheHostSaysNothing_onlyPublicAddressesAreTried() {
        try (TestBroker broker = TestBroker.on(database)) {
            assertThat(broker.org("acme").verify(link(url("postgres"))).code()).isEqualTo(Code.NOT_ALLOWED);
        }
    }

    @Test
    void aForeignId_answersAsAnUnknownOne() {
        try (TestBroker broker = TestBroker.on(database, VerifyTest::allowingLoopback)) {
            Resource orders = broker.org("acme").create(link(url("postgres")));

            assertCode(ErrorCode.NOT_FOUND, () -> broker.org("other").verify(orders.id()));
            assertCode(
                    ErrorCode.NOT_FOUND,
                    () -> broker.org("acme")
                            .verify(new ResourceId(UUID.fromString("00000000-0000-7000-8000-000000000000"))));
        }
    }

    @Test
    void noConnectionToTheMetaDatabase_isHeldMeanwhile() {
        AtomicInteger held = new AtomicInteger(-1);
        TestBroker[] broker = new TestBroker[1];
        UnaryOperator<BrokerBuilder> looking = builder -> builder.workers(0).hostResolver(host -> {
            held.set(broker[0].pool.getHikariPoolMXBean().getActiveConnections());
            return List.of(InetAddress.getLoopbackAddress());
        });
        try (TestBroker started = TestBroker.on(database, looking)) {
            broker[0] = started;
            Resource orders = started.org("acme").create(link(url("postgres")));

            assertThat(started.org("acme").verify(orders.id()).code()).isEqualTo(Code.NOT_ALLOWED);
            assertThat(held.get()).isZero();
        }
    }

    @Test
    void anOrganisationThatVerifiesTooOften_isRefusedForAWhile() {
        SettableClock clock = SettableClock.at(Instant.parse("2026-11-25T10:00:00Z"));
        try (TestBroker broker = TestBroker.on(
                database, builder -> builder.clock(clock).workers(0).verificationsPerMinute(2))) {
            OrgBroker acme = broker.org("acme");
            acme.verify(link(url("postgres")));
            acme.verify(link(url("postgres")));

            assertCode(ErrorCode.RATE_LIMITED, () -> acme.verify(link(url("postgres"))));
            assertThat(broker.org("other").verify(link(url("postgres"))).code()).isEqualTo(Code.NOT_ALLOWED);
            clock.advance(Duration.ofSeconds(30));
            assertThat(acme.verify(link(url("postgres"))).code()).isEqualTo(Code.NOT_ALLOWED);
        }
    }

    @Test
    void afterClosing_nothingIsTried() {
        TestBroker broker = TestBroker.on(database, VerifyTest::allowingLoopback);
        OrgBroker acme = broker.org("acme");
        broker.close();

        assertCode(ErrorCode.CLOSED, () -> acme.verify(link(url("postgres"))));
    }

    @Test
    void settingsOutOfBounds_areRefusedByName() {
        BrokerBuilder builder = ResourceBrokers.builder();
        for (Duration deadline : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(61))) {
            assertThatThrownBy(() -> builder.verificationDeadline(deadline))
                    .hasMessageContaining("verificationDeadline");
        }
        assertThatThrownBy(() -> builder.verificationsPerMinute(0)).hasMessageContaining("verificationsPerMinute");
        assertThatThrownBy(() -> builder.verificationsPerMinute(60_001)).hasMessageContaining("verificationsPerMinute");
    }
}
