package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a resource whose vendor refuses, fails, or says nothing. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class RefusalTest {
    private final Database database;

    RefusalTest(Database database) {
        this.database = database;
    }

    private static String failure(Resource resource) {
        return resource.made().flatMap(Made::failure).map(Made.Failure::code).orElse("");
    }

    @Test
    void what_is_refused_for_good_fails_and_is_tried_again_on_request() {
        try (Engine engine = Engine.on(database)) {
            engine.vendor.instead = call -> new Outcome.NotDone<>("NO_ROOM", true, Duration.ZERO);
            Resource events = engine.create("events");
            engine.untilPhase(events, Phase.FAILED);
            assertThat(failure(engine.acme.get(events.id()))).isEqualTo("NO_ROOM");
            assertThatThrownBy(() -> engine.acme
                            .whenReady(events.id())
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVISIONING_FAILED))
                    .hasMessageContaining("NO_ROOM");
            assertThat(engine.vendor.calls("create")).isEqualTo(1);

            engine.vendor.instead = call -> null;
            engine.acme.provisioning().retry(events.id());
            assertThat(failure(engine.ready(events))).isEmpty();
        }
    }

    @Test
    void what_was_done_and_then_refused_for_good_is_found_before_that_is_believed() {
        try (Engine engine = Engine.on(database, MemoryVendor.atMost(2), builder -> builder)) {
            engine.vendor.refuseWhatIsDone(2);
            Resource events = engine.made("events");
            assertThat(engine.vendor.calls("create")).isEqualTo(1);
            assertThat(engine.vendor.boxes).hasSize(1);
            assertThat(engine.vendor.calls("issue")).isEqualTo(2);
            assertThat(engine.vendor.keys.values())
                    .singleElement()
                    .satisfies(key -> assertThat(key.version())
                            .isEqualTo(engine.acme.get(events.id()).connectionVersion()));
            assertThat(failure(engine.acme.get(events.id()))).isEmpty();
        }
    }

    @Test
    void what_a_look_shows_late_is_waited_for_before_a_refusal_is_believed() {
        MemoryVendor late = new MemoryVendor(MemoryVendor.traits(Duration.ofMillis(300), Duration.ofMinutes(5)));
        AtomicLong shownFrom = new AtomicLong(Long.MAX_VALUE);
        late.looks = call -> {
            if (late.calls("create") > 0) {
                shownFrom.compareAndSet(
                        Long.MAX_VALUE,
                        System.nanoTime() + Duration.ofMillis(250).toNanos());
            }
            return System.nanoTime() < shownFrom.get()
                    ? new Look.Seen("memory-account", List.of(), List.of())
                    : late.seen(call);
        };
        try (Engine engine = Engine.on(database, late, builder -> builder)) {
            late.refuseWhatIsDone(1);
            engine.made("events");
            assertThat(late.calls("create")).isEqualTo(1);
            assertThat(late.boxes).hasSize(1);
        }
    }

    @Test
    void a_newer_wish_is_tried_though_the_one_before_was_refused_for_good() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            AtomicInteger refused = new AtomicInteger();
            engine.vendor.instead = call -> {
                if (!call.equals("issue") || refused.incrementAndGet() > 1) {
                    return null;
                }
                engine.acme.provisioning().rotate(events.id());
                return new Outcome.NotDone<>("NO_ROOM", true, Duration.ZERO);
            };
            engine.acme.provisioning().rotate(events.id());
            Engine.until(
                    () -> "rotated: " + engine.acme.get(events.id()),
                    () -> engine.acme.get(events.id()).connectionVersion() > 1);
            assertThat(engine.ready(events).connectionVersion()).isEqualTo(3);
        }
    }

    @Test
    void what_is_refused_for_now_is_tried_again_no_sooner_than_asked() {
        try (Engine engine = Engine.on(database)) {
            AtomicInteger refused = new AtomicInteger();
            Duration asked = Duration.ofMillis(300);
            engine.vendor.instead =
                    call -> refused.incrementAndGet() <= 2 ? new Outcome.NotDone<>("BUSY", false, asked) : null;
            long begun = System.nanoTime();
            engine.made("events");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(asked.multipliedBy(2));
            assertThat(engine.vendor.calls("create")).isEqualTo(3);
        }
    }

    @Test
    void a_lost_answer_doubles_nothing() {
        try (Engine engine = Engine.on(database)) {
            engine.vendor.loseAnswers(2);
            Resource events = engine.made("events");
            engine.vendor.loseAnswers(0);
            assertThat(engine.vendor.boxes).hasSize(1);
            Engine.until(() -> "one key: " + engine.vendor.keys, () -> engine.vendor.keys.size() == 1);
            assertThat(engine.vendor.keys.values())
                    .allMatch(
                            key -> key.version() == engine.acme.get(events.id()).connectionVersion());
        }
    }

    @Test
    void a_denied_credential_says_nothing_about_what_exists_and_holds_up_nobody_else() {
        MemoryVendor denied = new MemoryVendor("denied");
        denied.looks = call -> new Look.Denied();
        try (Engine engine =
                Engine.on(database, new MemoryVendor(), builder -> builder.provider(denied, MemoryVendor.ACCESS))) {
            Resource shut = engine.acme.create(Engine.box("shut").offering(denied.offering.id()));
            Engine.until(
                    () -> "denied: " + engine.acme.get(shut.id()),
                    () -> failure(engine.acme.get(shut.id())).equals("ACCESS_DENIED"));
            engine.made("events");
            assertThat(engine.acme.get(shut.id()).phase()).isEqualTo(Phase.PENDING);
            assertThat(denied.calls("create")).isZero();
        }
    }

    @Test
    void what_a_provider_throws_is_never_shown() {
        try (Engine engine = Engine.on(database)) {
            AtomicInteger thrown = new AtomicInteger();
            engine.vendor.instead = call -> {
                if (thrown.incrementAndGet() <= 2) {
                    throw new IllegalStateException("the vendor says: password is hunter2-" + call);
                }
                return null;
            };
            Resource events = engine.create("events");
            Engine.until(
                    () -> "in doubt",
                    () -> failure(engine.acme.get(events.id())).equals("OUTCOME_UNKNOWN") || thrown.get() > 2);
            engine.ready(events);
            assertThat(engine.acme.get(events.id()).toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_code_that_is_no_name_is_never_shown() {
        try (Engine engine = Engine.on(database)) {
            engine.vendor.instead = call -> new Outcome.NotDone<>("password hunter2 is wrong", true, Duration.ZERO);
            Resource events = engine.create("events");
            engine.untilPhase(events, Phase.FAILED);
            assertThat(failure(engine.acme.get(events.id()))).isEqualTo("REFUSED");
            assertThat(engine.acme.get(events.id()).toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void what_a_vendor_lost_is_quarantined_and_made_anew_on_request_only() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.vendor.boxes.clear();
            engine.vendor.keys.clear();
            engine.untilPhase(events, Phase.QUARANTINED);
            assertThat(failure(engine.acme.get(events.id()))).isEqualTo("LOST");
            assertThat(engine.vendor.boxes).isEmpty();
            engine.acme.provisioning().retry(events.id());
            engine.ready(events);
            assertThat(engine.vendor.boxes).hasSize(1);
            assertThat(engine.vendor.boxes.values()).allMatch(box -> box.tag().incarnation() == 2);
        }
    }

    @Test
    void nothing_stays_in_a_phase_beyond_its_deadline() {
        MemoryVendor slow = new MemoryVendor(MemoryVendor.traits(Duration.ZERO, Duration.ofMillis(100)));
        slow.looks = call -> {
            throw new IllegalStateException("away");
        };
        try (Engine engine = Engine.on(
                database, slow, builder -> builder.provisioning(Engine.HURRY.phaseDeadline(Duration.ofMillis(300))))) {
            Resource events = engine.create("events");
            engine.untilPhase(events, Phase.QUARANTINED);
            slow.looks = slow::seen;
            engine.untilPhase(events, Phase.READY);
        }
    }
}
