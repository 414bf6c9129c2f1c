package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a deletion does, and what keeps it from being done. */
@org.junit.jupiter.api.Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class DeletionTest {
    private final Database database;

    DeletionTest(Database database) {
        this.database = database;
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void what_is_retained_stays_with_its_credentials() {
        try (Engine engine = Engine.on(database)) {
            Resource events =
                    engine.ready(engine.acme.create(Engine.box("events").onDeletion(DeletionPolicy.RETAIN)));
            assertRefused(() -> engine.acme.provisioning().retained(events.id()), ErrorCode.NOT_FOUND);
            engine.acme.delete(events.id());
            engine.untilGone(events);
            assertThat(engine.vendor.boxes).hasSize(1);
            String secret = engine.vendor.keys.values().iterator().next().secret();
            assertThat(engine.acme
                            .provisioning()
                            .retained(events.id())
                            .value("password")
                            .orElseThrow()
                            .reveal())
                    .isEqualTo(secret);
            assertRefused(() -> engine.broker.org("globex").provisioning().retained(events.id()), ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void a_snapshot_is_taken_before_the_deletion_that_asks_for_one() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.acme.provisioning().protect(events.id(), DeletionPolicy.SNAPSHOT_THEN_DELETE, false);
            engine.acme.delete(events.id());
            engine.untilGone(events);
            List<String> effects = engine.vendor.calls.stream()
                    .filter(call -> call.equals("snapshot") || call.equals("delete"))
                    .toList();
            assertThat(effects).containsExactly("snapshot", "delete");
        }
    }

    @Test
    void what_is_protected_is_not_deleted() {
        try (Engine engine = Engine.on(database)) {
            Resource events =
                    engine.ready(engine.acme.create(Engine.box("events").protectedFromDeletion()));
            assertRefused(() -> engine.acme.delete(events.id()), ErrorCode.PROTECTED);
            assertRefused(() -> engine.acme.provisioning().forget(events.id()), ErrorCode.PROTECTED);
            engine.acme.provisioning().protect(events.id(), DeletionPolicy.DELETE, false);
            engine.acme.delete(events.id());
            engine.untilGone(events);
        }
    }

    @Test
    void a_deletion_can_be_taken_back_within_its_grace() {
        try (Engine engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(Engine.HURRY.deletionGrace(Duration.ofDays(1))))) {
            Resource events = engine.made("events");
            engine.acme.delete(events.id());
            engine.untilPhase(events, Phase.DELETION_PENDING);
            assertRefused(() -> engine.acme.provisioning().rotate(events.id()), ErrorCode.TOO_LATE);
            engine.acme.provisioning().undelete(events.id());
            engine.ready(events);
            assertThat(engine.vendor.calls("delete")).isZero();
        }
    }

    @Test
    void what_is_forgotten_is_nobodys_and_its_vendor_is_not_called() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.acme.provisioning().forget(events.id());
            assertThat(engine.acme.find("events")).isEmpty();
            Resource again = engine.made("events");
            assertThat(again.id()).isNotEqualTo(events.id());
            assertThat(engine.vendor.boxes).hasSize(2);
            assertThat(engine.vendor.calls("delete")).isZero();
        }
    }

    @Test
    void what_carries_another_tag_is_never_deleted() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            MemoryVendor.Box mine = engine.vendor.boxes.values().iterator().next();
            Sighting strange = new Sighting(
                    "stranger",
                    mine.name(),
                    new Tag("staging", mine.tag().org(), mine.tag().resource(), 1),
                    Sighting.Condition.READY,
                    true,
                    0);
            engine.vendor.looks = call -> {
                Look.Seen seen = (Look.Seen) engine.vendor.seen(call);
                List<Sighting> more = new ArrayList<>(seen.resources());
                more.add(strange);
                return new Look.Seen(seen.account(), more, seen.credentials());
            };
            engine.acme.delete(events.id());
            engine.untilGone(events);
            assertThat(engine.vendor.deleted).containsExactly(mine.id());
        }
    }
}
