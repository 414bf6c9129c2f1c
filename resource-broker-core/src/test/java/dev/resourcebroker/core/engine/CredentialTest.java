package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Heard;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.BroughtCredential;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.Preview;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What organisations bring is used for their resources, and for nothing else. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class CredentialTest {
    private static final ProviderId MEMORY = ProviderId.of("memory");
    private static final String PLATFORMS = "memory-account";

    private final Database database;

    CredentialTest(Database database) {
        this.database = database;
    }

    private Engine engine(Heard heard) {
        MemoryVendor vendor = new MemoryVendor();
        vendor.accounts.put("k3y-1-of-acme", "acme-account");
        vendor.accounts.put("k3y-2-of-acme", "acme-account");
        vendor.accounts.put("k3y-of-globex", "globex-account");
        return Engine.on(
                database,
                vendor,
                builder -> builder.listener(event -> {
                    if (!(event instanceof BrokerEvent.PhaseChanged)) {
                        heard.on(event);
                    }
                }));
    }

    private Engine engine() {
        return engine(new Heard());
    }

    private static BroughtCredential put(OrgBroker org, String token) {
        return org.credentials().put(MEMORY, Map.of("token", SecretValue.of(token)));
    }

    private static ErrorCode refusal(Runnable call) {
        BrokerException refusal = catchThrowableOfType(BrokerException.class, call::run);
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.toString()).doesNotContain("k3y");
        return refusal.code();
    }

    private static String account(Engine engine, Resource resource) {
        return engine.vendor.owners.get(
                engine.acme.get(resource.id()).made().flatMap(Made::vendorId).orElseThrow());
    }

    @Test
    void an_expiry_is_kept_with_the_values_and_one_that_has_passed_is_refused() {
        try (Engine engine = engine()) {
            Instant expiry = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
            Map<String, SecretValue> fields = Map.of("token", SecretValue.of("k3y-1-of-acme"));
            assertThat(engine.acme.credentials().put(MEMORY, fields, expiry).expiresAt())
                    .contains(expiry);
            assertThat(engine.acme.credentials().list().get(0).expiresAt()).contains(expiry);
            assertThat(refusal(() -> engine.acme.credentials().put(MEMORY, fields, Instant.EPOCH)))
                    .isEqualTo(ErrorCode.INVALID_ARGUMENT);
            assertThat(engine.acme.credentials().list().get(0).expiresAt()).contains(expiry);
            put(engine.acme, "k3y-2-of-acme");
            assertThat(engine.acme.credentials().list().get(0).expiresAt()).isEmpty();
        }
    }

    @Test
    void what_is_created_from_now_on_is_made_in_the_organisations_own_account_and_what_was_made_stays() {
        try (Engine engine = engine()) {
            Resource before = engine.made("before");
            BroughtCredential brought = put(engine.acme, "k3y-1-of-acme");
            assertThat(brought.account()).isEqualTo("acme-account");
            Resource after = engine.made("after");
            assertThat(account(engine, before)).isEqualTo(PLATFORMS);
            assertThat(account(engine, after)).isEqualTo("acme-account");
            assertThat(engine.acme.credentials().list())
                    .containsExactly(new BroughtCredential(
                            MEMORY, "acme-account", brought.since(), Optional.empty(), Optional.empty(), 1));

            engine.acme.provisioning().rotate(before.id());
            engine.acme.provisioning().rotate(after.id());
            assertThat(engine.ready(before).connectionVersion()).isEqualTo(2);
            assertThat(engine.ready(after).connectionVersion()).isEqualTo(2);
        }
    }

    @Test
    void nobody_else_sees_or_uses_it() {
        try (Engine engine = engine()) {
            put(engine.acme, "k3y-1-of-acme");
            OrgBroker globex = engine.broker.org("globex");
            assertThat(globex.credentials().list()).isEmpty();
            assertThat(refusal(() -> globex.credentials().remove(MEMORY))).isEqualTo(ErrorCode.NOT_FOUND);
            Resource theirs = globex.create(Engine.box("theirs"));
            globex.whenReady(theirs.id()).toCompletableFuture().join();
            assertThat(engine.vendor.owners.values()).containsExactly(PLATFORMS);
            put(globex, "k3y-of-globex");
            assertThat(engine.acme.credentials().list())
                    .extracting(BroughtCredential::account)
                    .containsExactly("acme-account");
        }
    }

    @Test
    void it_stays_while_a_resource_is_left_that_was_made_with_it() {
        try (Engine engine = engine()) {
            put(engine.acme, "k3y-1-of-acme");
            Resource events = engine.made("events");
            assertThat(refusal(() -> engine.acme.credentials().remove(MEMORY))).isEqualTo(ErrorCode.STILL_IN_USE);
            assertThat(engine.acme.credentials().list()).hasSize(1);
            engine.acme.delete(events.id());
            engine.untilGone(events);
            assertThat(engine.vendor.boxes).isEmpty();

            engine.acme.credentials().remove(MEMORY);
            assertThat(engine.acme.credentials().list()).isEmpty();
            assertThat(account(engine, engine.made("events"))).isEqualTo(PLATFORMS);
        }
    }

    @Test
    void another_of_the_same_account_takes_its_place_at_once_and_one_of_another_account_only_when_nothing_is_left() {
        try (Engine engine = engine()) {
            put(engine.acme, "k3y-1-of-acme");
            Resource events = engine.made("events");
            assertThat(refusal(() -> put(engine.acme, "k3y-of-globex"))).isEqualTo(ErrorCode.STILL_IN_USE);
            put(engine.acme, "k3y-2-of-acme");
            engine.vendor.accounts.remove("k3y-1-of-acme");
            engine.acme.provisioning().rotate(events.id());
            assertThat(engine.ready(events).connectionVersion()).isEqualTo(2);
            engine.acme.delete(events.id());
            engine.untilGone(events);
            assertThat(put(engine.acme, "k3y-of-globex").account()).isEqualTo("globex-account");
        }
    }

    @Test
    void who_may_not_use_the_platforms_and_brought_none_is_refused_and_nothing_is_stored() {
        MemoryVendor closed = new MemoryVendor("closed");
        MemoryVendor own = new MemoryVendor("own");
        try (Engine engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provider(
                                closed, MemoryVendor.ACCESS.allowedFor(org -> org.equals(OrgId.of("globex"))))
                        .provider(own))) {
            for (String provider : List.of("closed", "own")) {
                ManagedIntegration wish = ManagedIntegration.named("events").offering(OfferingId.of(provider + "/box"));
                assertThat(refusal(() -> engine.acme.create(wish))).isEqualTo(ErrorCode.NO_CREDENTIAL);
                Preview preview = engine.acme.provisioning().preview(new Change.Create(wish));
                assertThat(preview.refusal().map(Preview.Refusal::code)).contains(ErrorCode.NO_CREDENTIAL);
                assertThat(engine.acme.find("events")).isEmpty();
            }
            OrgBroker globex = engine.broker.org("globex");
            Resource theirs = globex.create(ManagedIntegration.named("events").offering(OfferingId.of("closed/box")));
            globex.whenReady(theirs.id()).toCompletableFuture().join();
            own.accounts.put("k3y-1-of-acme", "acme-account");
            engine.acme.credentials().put(ProviderId.of("own"), Map.of("token", SecretValue.of("k3y-1-of-acme")));
            engine.ready(engine.acme.create(ManagedIntegration.named("events").offering(OfferingId.of("own/box"))));
            assertThat(own.owners.values()).containsExactly("acme-account");
        }
    }

    @Test
    void a_refusal_is_told_once_shown_and_disturbs_nobody_else_and_another_credential_ends_it() {
        Heard heard = new Heard();
        try (Engine engine = engine(heard)) {
            Resource platforms = engine.made("platforms");
            put(engine.acme, "k3y-1-of-acme");
            Resource events = engine.made("events");
            Resource more = engine.made("more");
            engine.vendor.accounts.remove("k3y-1-of-acme");
            BrokerEvent.CredentialRefused refused = heard.next(BrokerEvent.CredentialRefused.class);
            assertThat(refused)
                    .isEqualTo(new BrokerEvent.CredentialRefused(refused.at(), Optional.of(engine.acme.org()), MEMORY));
            assertThat(engine.acme.credentials().list().get(0).refusedSince()).contains(refused.at());
            Engine.until(() -> "denied", () -> isDenied(engine, events) || isDenied(engine, more));

            // Others go on with the same vendor while that one rests.
            engine.acme.provisioning().rotate(platforms.id());
            assertThat(engine.ready(platforms).connectionVersion()).isEqualTo(2);
            OrgBroker globex = engine.broker.org("globex");
            put(globex, "k3y-of-globex");
            Resource theirs = globex.create(Engine.box("theirs"));
            globex.whenReady(theirs.id()).toCompletableFuture().join();
            assertThat(heard.events()).isEmpty();

            put(engine.acme, "k3y-2-of-acme");
            assertThat(engine.acme.credentials().list().get(0).refusedSince()).isEmpty();
            engine.acme.provisioning().rotate(events.id());
            assertThat(engine.ready(events).connectionVersion()).isEqualTo(2);
            Engine.until(() -> "healed", () -> !isDenied(engine, events) && !isDenied(engine, more));
            assertThat(heard.events()).isEmpty();
        }
    }

    @Test
    void calls_of_one_that_hang_take_up_no_room_of_another() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (Engine engine = Engine.on(
                database, new MemoryVendor(), builder -> builder.provisioning(Engine.HURRY.callRate(10_000, 1)))) {
            engine.vendor.accounts.put("k3y-1-of-acme", "acme-account");
            put(engine.acme, "k3y-1-of-acme");
            engine.vendor.looks = call -> {
                if (call.access().field("token").reveal().equals("k3y-1-of-acme")) {
                    entered.countDown();
                    awaited(released);
                }
                return engine.vendor.seen(call);
            };
            engine.create("events");
            awaited(entered);
            OrgBroker globex = engine.broker.org("globex");
            Resource theirs = globex.create(Engine.box("theirs"));
            Engine.until(() -> "ready", () -> globex.get(theirs.id()).phase() == Phase.READY);
            released.countDown();
        } finally {
            released.countDown();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isDenied(Engine engine, Resource resource) {
        return engine.acme
                .get(resource.id())
                .made()
                .flatMap(Made::failure)
                .filter(failure -> failure.code().equals("ACCESS_DENIED"))
                .isPresent();
    }

    @Test
    void what_works_again_by_itself_is_told_too() {
        Heard heard = new Heard();
        try (Engine engine = engine(heard)) {
            put(engine.acme, "k3y-1-of-acme");
            Resource events = engine.made("events");
            engine.vendor.accounts.remove("k3y-1-of-acme");
            heard.next(BrokerEvent.CredentialRefused.class);
            engine.vendor.accounts.put("k3y-1-of-acme", "acme-account");
            assertThat(heard.next(BrokerEvent.CredentialAccepted.class).org()).contains(engine.acme.org());
            assertThat(engine.acme.credentials().list().get(0).refusedSince()).isEmpty();
            engine.untilPhase(events, Phase.READY);
        }
    }

    @Test
    void the_platforms_is_told_of_without_an_organisation() {
        Heard heard = new Heard();
        try (Engine engine = engine(heard)) {
            engine.made("events");
            engine.vendor.accounts.remove("t0ken-of-memory");
            assertThat(heard.next(BrokerEvent.CredentialRefused.class).org()).isEmpty();
            engine.vendor.accounts.put("t0ken-of-memory", PLATFORMS);
            assertThat(heard.next(BrokerEvent.CredentialAccepted.class).org()).isEmpty();
            assertThat(heard.isQuiet()).isTrue();
        }
    }

    @Test
    void a_resource_that_alone_is_denied_is_no_refusal_of_the_credential() {
        Heard heard = new Heard();
        try (Engine engine = engine(heard)) {
            put(engine.acme, "k3y-1-of-acme");
            Resource events = engine.made("events");
            int asked = engine.vendor.asked.get();
            engine.vendor.looks = call -> new Look.Denied();
            Engine.until(() -> "denied", () -> isDenied(engine, events));
            Engine.until(() -> "asked", () -> engine.vendor.asked.get() > asked);
            assertThat(engine.acme.credentials().list().get(0).refusedSince()).isEmpty();
            assertThat(heard.isQuiet()).isTrue();
        }
    }
}
