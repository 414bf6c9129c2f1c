package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was made after a backup is taken on record again, as it is, for its own organisation. */
@org.junit.jupiter.api.Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class AdoptTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final Tag TAG = new Tag("test", ACME, new ResourceId(new UUID(7, 7)), 2);
    private static final SweepFinding FOUND = new SweepFinding(Kind.AT_VENDOR_ONLY, MemoryVendor.BOX, TAG, "box-x");
    private static final ManagedIntegration AS_IT_IS = Engine.box("events").parameter("size", "5");

    private final Database database;
    private Engine engine;
    private OperatorProvisioning operator;

    AdoptTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(Engine.HURRY.driftInterval(Duration.ofDays(1)))
                        .quotas(org -> Quota.UNLIMITED.count(MemoryVendor.BOX, 2)));
        operator = engine.broker.embedded.operator().as(Actor.user("ops")).provisioning();
        String name = "test-" + TAG.resource() + "-2";
        engine.vendor.boxes.put("box-x", new MemoryVendor.Box("box-x", name, TAG, "5", 9));
        engine.vendor.keys.put("key-old", new MemoryVendor.Key("key-old", "box-x", 3, "s3cret"));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void it_keeps_its_id_gets_a_new_credential_and_nothing_else_is_changed() {
        Resource events = operator.adopt(ACME, FOUND, AS_IT_IS);
        assertThat(events.id()).isEqualTo(TAG.resource());
        engine.ready(events);
        assertThat(engine.vendor.calls).doesNotContain("create", "update", "delete", "revoke");
        assertThat(engine.vendor.keys.values())
                .extracting(MemoryVendor.Key::version)
                .containsExactlyInAnyOrder(3L, 5L);
        assertThat(engine.acme.versions(events.id()))
                .anyMatch(version -> version.state() == State.FORGOTTEN)
                .anyMatch(version -> version.state() == State.ACTIVE);
        engine.acme.bind(events.id(), Workload.named("api"));
        assertThat(engine.acme.plan(Workload.named("api")).toString()).isNotEmpty();
        operator.reinjected(ACME, events.id());
        Engine.until(() -> "revoked: " + engine.vendor.keys, () -> engine.vendor.keys.size() == 1);
        assertThat(engine.vendor.boxes.get("box-x"))
                .isEqualTo(new MemoryVendor.Box("box-x", "test-" + TAG.resource() + "-2", TAG, "5", 9));
        engine.ready(events);
        Refused.with(ErrorCode.ALREADY_EXISTS, () -> operator.adopt(ACME, FOUND, AS_IT_IS));
        assertThat(operator.held(Page.Request.FIRST).items()).isEmpty();
    }

    @Test
    void once_adopted_it_can_be_changed_and_deleted_as_any_other() {
        Resource events = engine.ready(operator.adopt(ACME, FOUND, AS_IT_IS));
        engine.acme.provisioning().update(events.id(), events.rowVersion(), Map.of("size", "6"));
        engine.ready(events);
        assertThat(engine.vendor.boxes.get("box-x").size()).isEqualTo("6");
        engine.acme.delete(events.id());
        engine.untilGone(events);
        assertThat(engine.vendor.boxes).isEmpty();
    }

    @Test
    void it_is_adopted_for_no_other_organisation_and_only_as_it_is() {
        Refused.with(ErrorCode.INVALID_ARGUMENT, () -> operator.adopt(OrgId.of("globex"), FOUND, AS_IT_IS));
        SweepFinding forged = new SweepFinding(
                Kind.AT_VENDOR_ONLY, MemoryVendor.BOX, new Tag("test", OrgId.of("globex"), TAG.resource(), 2), "box-x");
        Refused.with(ErrorCode.CONFLICT, () -> operator.adopt(OrgId.of("globex"), forged, AS_IT_IS));
        Refused.with(ErrorCode.INVALID_ARGUMENT, () -> operator.adopt(ACME, FOUND, Engine.box("events")));
        Refused.with(
                ErrorCode.INVALID_ARGUMENT,
                () -> operator.adopt(ACME, FOUND, AS_IT_IS.offering(OfferingId.of("memory/other"))));
        engine.vendor.boxes.clear();
        Refused.with(ErrorCode.NOT_FOUND, () -> operator.adopt(ACME, FOUND, AS_IT_IS));
        assertThat(engine.acme.list(ResourceFilter.ALL, Page.Request.FIRST).items())
                .isEmpty();
        assertThat(engine.vendor.calls).containsOnly("look");
    }

    @Test
    void what_is_on_record_is_not_adopted_and_a_name_is_taken_once() {
        Resource other = engine.made("events");
        Refused.with(ErrorCode.ALREADY_EXISTS, () -> operator.adopt(ACME, FOUND, AS_IT_IS));
        SweepFinding known = new SweepFinding(
                Kind.AT_VENDOR_ONLY,
                MemoryVendor.BOX,
                new Tag("test", ACME, other.id(), 1),
                other.made().orElseThrow().vendorId().orElseThrow());
        Refused.with(ErrorCode.ALREADY_EXISTS, () -> operator.adopt(ACME, known, Engine.box("again")));
        SweepFinding left = new SweepFinding(Kind.LEFT_OVER, MemoryVendor.BOX, TAG, "box-x");
        Refused.with(ErrorCode.NOT_SUPPORTED, () -> operator.adopt(ACME, left, AS_IT_IS));
    }

    @Test
    void it_counts_in_the_quota() {
        engine.made("a");
        engine.made("b");
        Refused.with(ErrorCode.QUOTA_EXCEEDED, () -> operator.adopt(ACME, FOUND, AS_IT_IS));
    }
}
