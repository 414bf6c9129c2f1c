package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.provisioning.DriftPolicy;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the policy says so, what the vendor has becomes what is on record. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class AdoptedDriftTest {
    private final Database database;
    private Engine engine;
    private Resource events;
    private String id;

    AdoptedDriftTest(Database database) {
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
                        .onDrift(MemoryVendor.BOX, DriftPolicy.ADOPT)));
        events = engine.made("events");
        id = engine.acme.get(events.id()).made().orElseThrow().vendorId().orElseThrow();
        looks(8);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void looks(int number) {
        int until = engine.vendor.calls("look") + number;
        Engine.until(() -> "looked at", () -> engine.vendor.calls("look") >= until);
    }

    private void resize(String size) {
        engine.vendor.boxes.computeIfPresent(
                id, (key, box) -> new MemoryVendor.Box(id, box.name(), box.tag(), size, box.stamp()));
    }

    private Resource now() {
        return engine.acme.get(events.id());
    }

    private String failure() {
        return now().made().flatMap(Made::failure).map(Made.Failure::code).orElse("");
    }

    @Test
    void a_change_is_on_record_with_its_cost_and_nothing_is_changed_at_the_vendor() {
        resize("9");
        Engine.until(
                () -> "adopted: " + now(), () -> "9".equals(now().parameters().get("size")));
        engine.untilPhase(events, Phase.READY);
        looks(6);
        assertThat(engine.vendor.calls("update")).isZero();
        assertThat(Tables.all(engine.broker.pool).get("provisioning"))
                .singleElement()
                .asString()
                .contains("monthly_cost=9");
        assertThat(engine.acme
                        .audit()
                        .entries(AuditQuery.ALL, Page.Request.first(100))
                        .items())
                .extracting(AuditEntry::operation)
                .contains("resource.adopt");
        resize("5");
        Engine.until(
                () -> "adopted: " + now(), () -> "5".equals(now().parameters().get("size")));
    }

    @Test
    void what_no_caller_could_wish_for_is_left() {
        resize("12");
        engine.untilPhase(events, Phase.DRIFTED);
        looks(6);
        assertThat(now().parameters()).containsEntry("size", "3");
        assertThat(engine.vendor.calls("update")).isZero();
    }

    @Test
    void what_is_gone_is_deleted() {
        engine.vendor.boxes.clear();
        engine.vendor.keys.clear();
        engine.untilGone(events);
        assertThat(engine.vendor.calls("delete")).isZero();
        engine.made("events");
    }

    @Test
    void what_is_gone_and_bound_is_held_until_nobody_needs_it() {
        Binding binding = engine.acme.bind(events.id(), Workload.named("api"));
        engine.vendor.boxes.clear();
        engine.vendor.keys.clear();
        engine.untilPhase(events, Phase.QUARANTINED);
        looks(6);
        assertThat(failure()).isEqualTo("LOST");
        engine.acme.unbind(binding.id());
        engine.untilGone(events);
    }
}
