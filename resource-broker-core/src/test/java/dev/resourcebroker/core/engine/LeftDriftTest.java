package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.provisioning.Drift;
import dev.resourcebroker.provisioning.DriftPolicy;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the policy says so, what was changed or removed behind the broker's back is told, shown, and left. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class LeftDriftTest {
    private final Database database;
    private final List<Drift> drifts = new CopyOnWriteArrayList<>();
    private Engine engine;
    private Resource events;
    private String id;

    LeftDriftTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeOne() {
        engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(Engine.HURRY
                                .callDeadline(Duration.ofMillis(300))
                                .driftInterval(Duration.ofMillis(100))
                                .onDrift(MemoryVendor.BOX, DriftPolicy.LEAVE))
                        .listener(event -> {
                            if (event instanceof BrokerEvent.DriftFound drift) {
                                drifts.add(drift.drift());
                            }
                        }));
        events = engine.made("events");
        id = engine.acme.get(events.id()).made().orElseThrow().vendorId().orElseThrow();
        looks(8);
    }

    private Drift changed() {
        return new Drift.Changed(id, List.of(new Drift.Difference("size", "3", "9")));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    /** Lets so many looks pass, and quiet time with them. */
    private void looks(int number) {
        int until = engine.vendor.calls("look") + number;
        Engine.until(() -> "looked at", () -> engine.vendor.calls("look") >= until);
    }

    private void resize(String size) {
        engine.vendor.boxes.computeIfPresent(
                id, (key, box) -> new MemoryVendor.Box(id, box.name(), box.tag(), size, box.stamp()));
    }

    private String size() {
        return engine.vendor.boxes.get(id).size();
    }

    private String failure() {
        return engine.acme
                .get(events.id())
                .made()
                .flatMap(Made::failure)
                .map(Made.Failure::code)
                .orElse("");
    }

    private void drift() {
        resize("9");
        engine.untilPhase(events, Phase.DRIFTED);
        looks(6);
    }

    @Test
    void a_change_is_told_once_shown_and_left_and_workloads_get_their_credentials() {
        drift();
        assertThat(size()).isEqualTo("9");
        assertThat(engine.vendor.calls("update")).isZero();
        assertThat(drifts).containsExactly(changed());
        assertThat(failure()).isEqualTo("DRIFTED");
        engine.acme.bind(events.id(), Workload.named("api"));
        assertThat(engine.acme.plan(Workload.named("api")).variables()).isNotEmpty();
        engine.ready(events);
    }

    @Test
    void a_rotation_goes_on_and_changes_nothing_else() {
        drift();
        engine.acme.provisioning().rotate(events.id());
        Engine.until(
                () -> "rotated: " + engine.vendor.keys,
                () -> engine.vendor.keys.values().stream().allMatch(key -> key.version() == 2));
        engine.untilPhase(events, Phase.DRIFTED);
        assertThat(size()).isEqualTo("9");
    }

    @Test
    void retry_makes_it_what_it_is_on_record_as() {
        drift();
        engine.acme.provisioning().retry(events.id());
        engine.untilPhase(events, Phase.READY);
        assertThat(size()).isEqualTo("3");
        assertThat(failure()).isEmpty();
    }

    @Test
    void update_makes_it_what_is_wished_for() {
        drift();
        engine.acme
                .provisioning()
                .update(events.id(), engine.acme.get(events.id()).rowVersion(), Map.of("size", "5"));
        engine.untilPhase(events, Phase.READY);
        assertThat(size()).isEqualTo("5");
    }

    @Test
    void what_somebody_changes_back_is_ready_again_and_the_next_change_is_told_again() {
        drift();
        resize("3");
        engine.untilPhase(events, Phase.READY);
        drift();
        assertThat(drifts).containsExactly(changed(), changed());
    }

    @Test
    void what_is_gone_is_told_and_held() {
        engine.vendor.boxes.clear();
        engine.vendor.keys.clear();
        engine.untilPhase(events, Phase.QUARANTINED);
        assertThat(failure()).isEqualTo("LOST");
        assertThat(drifts).containsExactly(new Drift.Removed(id, false));
    }
}
