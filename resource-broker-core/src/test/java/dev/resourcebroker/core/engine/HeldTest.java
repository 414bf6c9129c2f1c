package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provisioning.Held;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for somebody's word is listed with what is known of it. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class HeldTest {
    private final Database database;

    HeldTest(Database database) {
        this.database = database;
    }

    private static List<Held> held(Engine engine) {
        return engine.broker
                .embedded
                .operator()
                .provisioning()
                .held(Page.Request.FIRST)
                .items();
    }

    private static Held only(Engine engine) {
        assertThat(held(engine)).hasSize(1);
        return held(engine).get(0);
    }

    private static Resource lost(Engine engine) {
        Resource events = engine.made("events");
        engine.vendor.boxes.clear();
        engine.vendor.keys.clear();
        engine.untilPhase(events, Phase.QUARANTINED);
        return events;
    }

    @Test
    void what_was_refused_says_why_and_how_to_go_on() {
        try (Engine engine = Engine.on(database)) {
            engine.made("fine");
            engine.vendor.instead = call -> new Outcome.NotDone<>("NO_ROOM", true, Duration.ZERO);
            Resource events = engine.create("events");
            engine.untilPhase(events, Phase.FAILED);
            Held held = only(engine);
            assertThat(held.org()).isEqualTo(OrgId.of("acme"));
            assertThat(held.resource()).isEqualTo(events.id());
            assertThat(held.name()).isEqualTo("events");
            assertThat(held.phase()).isEqualTo(Phase.FAILED);
            assertThat(held.failure())
                    .isEqualTo(engine.acme.get(events.id()).made().orElseThrow().failure());
            assertThat(held.failure()).map(Made.Failure::code).contains("NO_ROOM");
            assertThat(held.since()).isAfter(events.history().createdAt());
            assertThat(held.done()).isEqualTo(new Held.Done(Optional.empty(), List.of()));
            assertThat(held.unknown()).isEmpty();
            assertThat(held.resolutions())
                    .anyMatch(word -> word.startsWith("retry"))
                    .anyMatch(word -> word.startsWith("forget"));

            engine.vendor.instead = call -> null;
            engine.acme.provisioning().retry(events.id());
            engine.ready(events);
            assertThat(held(engine)).isEmpty();
        }
    }

    @Test
    void what_was_lost_says_what_there_was() {
        try (Engine engine = Engine.on(database)) {
            Resource events = lost(engine);
            Held held = only(engine);
            assertThat(held.failure()).map(Made.Failure::code).contains("LOST");
            assertThat(held.done().vendorId()).contains("box-1");
            assertThat(held.done().credentials())
                    .extracting(Held.Credential::version, Held.Credential::state)
                    .contains(org.assertj.core.groups.Tuple.tuple(1L, ConnectionVersion.State.REVOKED));
            assertThat(held.resolutions().get(0)).contains("empty one");
            engine.acme.provisioning().forget(events.id());
            assertThat(held(engine)).isEmpty();
        }
    }

    @Test
    void a_vendor_that_cannot_be_reached_does_not_make_forget_why() {
        try (Engine engine = Engine.on(database)) {
            Resource events = lost(engine);
            engine.vendor.looks = call -> new Look.Denied();
            int looks = engine.vendor.calls("look");
            Engine.until(() -> "looked at", () -> engine.vendor.calls("look") > looks + 1);
            engine.vendor.looks = engine.vendor::seen;
            int again = engine.vendor.calls("look");
            Engine.until(() -> "looked at again", () -> engine.vendor.calls("look") > again + 1);
            assertThat(only(engine).failure()).map(Made.Failure::code).contains("LOST");
            engine.acme.provisioning().retry(events.id());
            engine.ready(events);
            assertThat(engine.vendor.boxes).hasSize(1);
        }
    }

    @Test
    void a_call_whose_outcome_is_unknown_is_told() {
        MemoryVendor vendor = new MemoryVendor(MemoryVendor.traits(Duration.ZERO, Duration.ofMillis(100)));
        try (Engine engine = Engine.on(
                database,
                vendor,
                builder -> builder.provisioning(Engine.HURRY.phaseDeadline(Duration.ofMillis(100))))) {
            vendor.instead = call -> new Outcome.Unknown<>();
            Resource events = engine.create("events");
            engine.untilPhase(events, Phase.QUARANTINED);
            assertThat(only(engine).unknown())
                    .hasValueSatisfying(
                            word -> assertThat(word).startsWith("whether ").contains("was created"));
        }
    }

    @Test
    void pages_follow_each_other_across_organisations() {
        try (Engine engine = Engine.on(database)) {
            engine.vendor.instead = call -> new Outcome.NotDone<>("NO_ROOM", true, Duration.ZERO);
            Resource one = engine.create("one");
            Resource two = engine.broker.org("globex").create(Engine.box("two"));
            Resource three = engine.create("three");
            Engine.until(() -> "held", () -> held(engine).size() == 3);
            assertThat(held(engine)).extracting(Held::resource).containsExactly(one.id(), two.id(), three.id());
            var provisioning = engine.broker.embedded.operator().provisioning();
            Page<Held> first = provisioning.held(Page.Request.first(2));
            assertThat(first.items()).extracting(Held::name).containsExactly("one", "two");
            Page<Held> second = provisioning.held(first.next().orElseThrow());
            assertThat(second.items()).extracting(Held::name).containsExactly("three");
            assertThat(second.next()).isEmpty();
        }
    }

    @Test
    void a_word_about_what_is_not_there_is_not_found() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.create("events");
            var provisioning = engine.broker.embedded.operator().provisioning();
            OrgId globex = OrgId.of("globex");
            Refused.with(ErrorCode.NOT_FOUND, () -> provisioning.goOn(globex, events.id()));
            Refused.with(ErrorCode.NOT_FOUND, () -> provisioning.reinjected(globex, events.id()));
        }
    }
}
