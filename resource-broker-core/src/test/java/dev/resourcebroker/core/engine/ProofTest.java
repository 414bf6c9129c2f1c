package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An old credential is revoked when everybody is proven to have moved, or the time for that is over. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class ProofTest {
    private static final Workload API = Workload.named("api");

    private final Database database;

    ProofTest(Database database) {
        this.database = database;
    }

    /** A file that a workload may have read before it was replaced. */
    private record Place(String target) implements Injector {
        @Override
        public boolean supersedes() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            // Nobody reads.
        }
    }

    private static Resource bound(Engine engine) {
        Resource events = engine.made("events");
        engine.acme.bind(events.id(), API);
        return events;
    }

    private static void rotated(Engine engine, Resource events) {
        engine.acme.provisioning().rotate(events.id());
        assertThat(engine.ready(events).connectionVersion()).isEqualTo(2);
    }

    private static void looks(Engine engine, int times) {
        int before = engine.vendor.calls.size();
        Engine.until(() -> "looked at", () -> engine.vendor.calls.size() >= before + times);
    }

    private static void untilOneKey(Engine engine) {
        Engine.until(() -> "one key", () -> engine.vendor.keys.size() == 1);
        assertThat(engine.vendor.keys.values()).allMatch(key -> key.version() == 2);
    }

    @Test
    void a_delivery_alone_is_no_proof() {
        try (Engine engine = Engine.on(database)) {
            Resource events = bound(engine);
            engine.acme.inject(API, new Place("host-1")).observedRunning();
            engine.acme.inject(API, new Place("host-2")).observedRunning();
            rotated(engine, events);
            Injection first = engine.acme.inject(API, new Place("host-1"));
            Injection second = engine.acme.inject(API, new Place("host-2"));
            first.observedRunning();
            looks(engine, 3);
            assertThat(engine.vendor.keys).hasSize(2);
            assertThat(engine.acme.stragglers(events.id()))
                    .extracting(CarriedVersion::target)
                    .containsExactly("host-2");

            second.acknowledged();
            untilOneKey(engine);
        }
    }

    @Test
    void a_target_that_is_gone_holds_up_nobody() {
        try (Engine engine = Engine.on(database)) {
            Resource events = bound(engine);
            engine.acme.inject(API, new Place("host-1")).observedRunning();
            rotated(engine, events);
            engine.acme.inject(API, new Place("host-1"));
            engine.broker.embedded.operator().retireTarget("host-1");
            untilOneKey(engine);
        }
    }

    @Test
    void who_is_not_there_in_time_is_cut_off_and_named() {
        Queue<BrokerEvent> told = new ConcurrentLinkedQueue<>();
        try (Engine engine = Engine.on(database, new MemoryVendor(), builder -> builder.listener(told::add))) {
            Resource events = bound(engine);
            Injection old = engine.acme.inject(API, new Place("host-1"));
            engine.acme.inject(API, new Place("host-2"));
            engine.acme.provisioning().rotate(events.id(), Duration.ofSeconds(2));
            engine.ready(events);
            engine.acme.inject(API, new Place("host-2")).observedRunning();
            assertThat(engine.vendor.keys).hasSize(2);

            untilOneKey(engine);
            Engine.until(() -> "told " + told, () -> told.stream().anyMatch(BrokerEvent.CutOff.class::isInstance));
            assertThat(told)
                    .filteredOn(BrokerEvent.CutOff.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(BrokerEvent.CutOff.class, cut -> {
                        assertThat(cut.resource()).isEqualTo(events.id());
                        assertThat(cut.version()).isEqualTo(1);
                        assertThat(cut.stragglers())
                                .extracting(CarriedVersion::target)
                                .containsExactly("host-1");
                    });
            assertThat(revocation(engine).subjects()).contains(AuditSubject.of(old.id()));
        }
    }

    private static AuditEntry revocation(Engine engine) {
        List<AuditEntry> entries = engine.acme.audit().entries(AuditQuery.ALL, Page.Request.first(100)).items().stream()
                .filter(entry -> entry.operation().equals("vendor.revoke"))
                .toList();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @Test
    void a_rotation_says_by_when() {
        try (Engine engine = Engine.on(database)) {
            Resource events = bound(engine);
            engine.acme.inject(API, new Place("host-1"));
            Change rotate = new Change.Rotate(events.id(), Optional.of(Duration.ofDays(1)));
            assertThat(engine.acme.provisioning().preview(rotate).warnings())
                    .anyMatch(warning -> warning.contains("at the latest at"));
        }
    }

    @Test
    void a_negative_time_is_refused() {
        try (Engine engine = Engine.on(database)) {
            Resource events = bound(engine);
            assertThatThrownBy(() -> engine.acme.provisioning().rotate(events.id(), Duration.ofSeconds(-1)))
                    .hasMessageContaining("patience");
        }
    }
}
