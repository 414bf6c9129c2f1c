package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.provisioning.Drift;
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

/** What is changed behind the broker's back is told in its kind, once, and put right. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class DriftTest {
    private final Database database;
    private final List<Drift> drifts = new CopyOnWriteArrayList<>();
    private Engine engine;
    private Resource events;
    private String id;

    DriftTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeOne() {
        engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(Engine.HURRY
                                .callDeadline(Duration.ofMillis(300))
                                .driftInterval(Duration.ofMillis(100)))
                        .listener(event -> {
                            if (event instanceof BrokerEvent.DriftFound drift) {
                                drifts.add(drift.drift());
                            }
                        }));
        events = engine.made("events");
        id = engine.acme.get(events.id()).made().orElseThrow().vendorId().orElseThrow();
        looks(6);
        assertThat(drifts).isEmpty();
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

    private void told(Drift... expected) {
        Engine.until(() -> "told: " + drifts, () -> drifts.size() >= expected.length);
        looks(6);
        assertThat(drifts).containsExactly(expected);
    }

    @Test
    void a_changed_resource_is_told_and_changed_back() {
        engine.vendor.boxes.computeIfPresent(
                id, (key, box) -> new MemoryVendor.Box(id, box.name(), box.tag(), "9", box.stamp()));
        told(changed());
        assertThat(engine.vendor.boxes.get(id).size()).isEqualTo("3");
        engine.untilPhase(events, Phase.READY);
    }

    @Test
    void a_resource_that_is_gone_is_told_and_held() {
        engine.vendor.boxes.clear();
        engine.vendor.keys.clear();
        told(new Drift.Removed(id, false));
        engine.untilPhase(events, Phase.QUARANTINED);
    }

    @Test
    void a_revoked_credential_is_told_and_another_is_issued() {
        String key = engine.vendor.keys.keySet().iterator().next();
        engine.vendor.keys.clear();
        told(new Drift.CredentialRemoved(1, key));
        Engine.until(() -> "issued: " + engine.vendor.keys, () -> engine.vendor.keys.size() == 1);
    }

    @Test
    void a_credential_that_somebody_made_is_told_and_revoked() {
        engine.vendor.keys.put("key-x", new MemoryVendor.Key("key-x", id, 1, "s3cret"));
        told(new Drift.CredentialAdded("key-x"));
        Engine.until(() -> "revoked: " + engine.vendor.keys, () -> !engine.vendor.keys.containsKey("key-x"));
        assertThat(engine.vendor.keys).hasSize(1);
    }

    @Test
    void a_second_resource_with_our_mark_is_told_and_removed() {
        MemoryVendor.Box box = engine.vendor.boxes.get(id);
        engine.vendor.boxes.put("zbox", new MemoryVendor.Box("zbox", box.name(), box.tag(), "3", 1));
        told(new Drift.Doubled("zbox"));
        Engine.until(() -> "removed", () -> engine.vendor.deleted.contains("zbox"));
        assertThat(engine.vendor.boxes).containsOnlyKeys(id);
    }

    @Test
    void what_callers_wish_for_is_no_drift() {
        engine.acme
                .provisioning()
                .update(events.id(), engine.acme.get(events.id()).rowVersion(), Map.of("size", "5"));
        engine.ready(events);
        engine.acme.provisioning().rotate(events.id());
        engine.ready(events);
        looks(6);
        engine.acme.delete(events.id());
        engine.untilGone(events);
        assertThat(drifts).isEmpty();
    }
}
