package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Heard;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.spi.BrokerEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a resource that a vendor makes, when nothing goes wrong. */
@ParameterizedClass
@EnumSource(Database.class)
class LifeTest {
    private static final Workload API = Workload.named("api");

    private final Database database;

    LifeTest(Database database) {
        this.database = database;
    }

    @Test
    void it_is_made_with_a_credential_that_its_workload_gets() {
        try (Engine engine = Engine.on(database)) {
            Resource created = engine.create("events");
            assertThat(created.phase()).isEqualTo(Phase.PENDING);
            Binding binding = engine.acme.bind(created.id(), API);
            Resource ready = engine.ready(created);
            assertThat(engine.vendor.boxes)
                    .containsOnlyKeys(ready.made().orElseThrow().vendorId().orElseThrow());
            assertThat(engine.acme
                            .resolve(binding.id())
                            .details()
                            .value("password")
                            .orElseThrow()
                            .reveal())
                    .isEqualTo(
                            "s3cret-" + engine.vendor.keys.keySet().iterator().next());
            assertThat(engine.vendor.calls)
                    .filteredOn(call -> !call.equals("look"))
                    .containsExactly("create", "issue");
        }
    }

    @Test
    void creating_it_again_changes_nothing() {
        try (Engine engine = Engine.on(database)) {
            Resource created = engine.create("events");
            assertThat(engine.create("events").id()).isEqualTo(created.id());
            engine.ready(created);
            assertThat(engine.create("events").id()).isEqualTo(created.id());
            assertThatThrownBy(() -> engine.acme.create(Engine.box("events").parameter("size", "4")))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
            assertThat(engine.vendor.boxes).hasSize(1);
        }
    }

    @Test
    void a_rotation_waits_for_who_carries_the_old_credential() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.acme.bind(events.id(), API);
            Injection old = engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
            engine.acme.provisioning().rotate(events.id());
            assertThat(engine.ready(events).connectionVersion()).isEqualTo(2);
            looks(engine, 3);
            assertThat(engine.vendor.keys).hasSize(2);
            assertThat(engine.acme.versions(events.id()))
                    .extracting(ConnectionVersion::state)
                    .containsExactly(ConnectionVersion.State.ACTIVE, ConnectionVersion.State.SUPERSEDED);
            old.ended();
            Engine.until(() -> "one key", () -> engine.vendor.keys.size() == 1);
            assertThat(engine.vendor.keys.values()).allMatch(key -> key.version() == 2);
        }
    }

    private static void looks(Engine engine, int times) {
        int before = engine.vendor.calls.size();
        Engine.until(() -> "looked at", () -> engine.vendor.calls.size() >= before + times);
    }

    @Test
    void a_changed_parameter_is_changed_at_the_vendor() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            Resource changing =
                    engine.acme.provisioning().update(events.id(), events.rowVersion(), Map.of("size", "5"));
            assertThat(changing.phase()).isEqualTo(Phase.UPDATING);
            assertThat(changing.parameters()).containsEntry("size", "5");
            engine.ready(events);
            assertThat(engine.vendor.boxes.values()).allMatch(box -> box.size().equals("5"));
            // The same again asks nobody.
            int calls = engine.vendor.calls("update");
            Resource again = engine.acme.get(events.id());
            engine.acme.provisioning().update(events.id(), again.rowVersion(), Map.of("size", "5"));
            engine.ready(events);
            assertThat(engine.vendor.calls("update")).isEqualTo(calls);
        }
    }

    @Test
    void it_is_brought_back_to_what_it_was_once_for_each_wish() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.acme.provisioning().restore(events.id(), new RestorePoint.Snapshot("snapshot-7"));
            engine.ready(events);
            assertThat(engine.vendor.restored).containsExactly("snapshot-7");
            engine.acme.provisioning().restore(events.id(), new RestorePoint.Snapshot("snapshot-8"));
            engine.ready(events);
            assertThat(engine.vendor.restored).containsExactly("snapshot-7", "snapshot-8");
        }
    }

    @Test
    void it_is_deleted_when_nothing_is_bound_to_it() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            Binding binding = engine.acme.bind(events.id(), API);
            assertThatThrownBy(() -> engine.acme.delete(events.id()))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STILL_BOUND));
            engine.acme.unbind(binding.id());
            engine.acme.delete(events.id());
            engine.untilGone(events);
            assertThat(engine.vendor.boxes).isEmpty();
            assertThat(engine.acme
                            .list(ResourceFilter.ALL.withPhase(Phase.DELETED), Page.Request.FIRST)
                            .items())
                    .hasSize(1);
            assertThat(engine.made("events").id()).isNotEqualTo(events.id());
        }
    }

    @Test
    void listeners_are_told_of_every_phase() {
        Heard heard = new Heard();
        try (Engine engine = Engine.on(database, new MemoryVendor(), builder -> builder.listener(heard))) {
            Resource events = engine.made("events");
            engine.acme.delete(events.id());
            engine.untilGone(events);
            List<Phase> expected = List.of(Phase.PROVISIONING, Phase.READY, Phase.DELETING, Phase.DELETED);
            Engine.until(() -> "told: " + heard.events(), () -> phases(heard).equals(expected));
        }
    }

    private static List<Phase> phases(Heard heard) {
        return heard.events().stream()
                .map(event -> ((BrokerEvent.PhaseChanged) event).phase())
                .toList();
    }
}
