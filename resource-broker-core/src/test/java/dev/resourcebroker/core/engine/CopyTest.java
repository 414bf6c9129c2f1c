package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Source;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.Preview;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A resource that is made of what another one was. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class CopyTest {
    private static final RestorePoint YESTERDAY = new RestorePoint.At(Instant.parse("2026-11-29T10:00:00Z"));

    private final Database database;

    CopyTest(Database database) {
        this.database = database;
    }

    private static String vendorId(Resource resource) {
        return resource.made().orElseThrow().vendorId().orElseThrow();
    }

    private static ManagedIntegration copy(Resource original) {
        return Engine.box("copy").copying(original.id(), YESTERDAY);
    }

    @Test
    void it_is_made_of_the_other_one_which_stays() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            Resource copy = engine.ready(engine.acme.create(copy(events)));
            assertThat(engine.vendor.copied).containsExactly(new Source(vendorId(events), YESTERDAY));
            assertThat(engine.vendor.calls("create")).isEqualTo(1);
            assertThat(engine.vendor.boxes).containsOnlyKeys(vendorId(events), vendorId(copy));
            assertThat(engine.acme.get(events.id()).phase()).isEqualTo(Phase.READY);
        }
    }

    @Test
    void what_was_lost_is_made_of_the_same_again() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.vendor.instead = call -> call.equals("createFrom") && engine.vendor.calls("createFrom") == 1
                    ? new Outcome.Unknown<>()
                    : null;
            engine.ready(engine.acme.create(copy(events)));
            assertThat(engine.vendor.calls("createFrom")).isEqualTo(2);
            assertThat(engine.vendor.copied).containsExactly(new Source(vendorId(events), YESTERDAY));
            assertThat(engine.vendor.boxes).hasSize(2);
        }
    }

    @Test
    void asking_again_is_the_same_and_of_another_time_or_of_nothing_is_not() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            Resource copy = engine.acme.create(copy(events));
            assertThat(engine.acme.create(copy(events)).id()).isEqualTo(copy.id());
            RestorePoint now = new RestorePoint.At(Instant.parse("2026-11-30T10:00:00Z"));
            refused(engine.acme, copy(events).copying(events.id(), now), ErrorCode.ALREADY_EXISTS, "original");
            refused(engine.acme, Engine.box("copy"), ErrorCode.ALREADY_EXISTS, "original");
        }
    }

    @Test
    void the_preview_says_of_which() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            assertThat(engine.acme
                            .provisioning()
                            .preview(new Change.Create(copy(events)))
                            .calls())
                    .anyMatch(call -> call.contains("of resource " + events.id()));
            assertThat(engine.acme.find("copy")).isEmpty();
        }
    }

    @Test
    void who_is_of_another_organisation_or_gone_or_unknown_is_not_found() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            OrgBroker globex = engine.broker.org("globex");
            refused(globex, copy(events), ErrorCode.NOT_FOUND, events.id().toString());
            ResourceId unknown = new ResourceId(new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L));
            refused(
                    engine.acme,
                    Engine.box("copy").copying(unknown, YESTERDAY),
                    ErrorCode.NOT_FOUND,
                    unknown.toString());
            engine.acme.delete(events.id());
            engine.untilGone(events);
            refused(engine.acme, copy(events), ErrorCode.NOT_FOUND, events.id().toString());
        }
    }

    @Test
    void what_is_not_made_yet_has_been_nothing() {
        try (Engine engine = Engine.on(database)) {
            engine.vendor.instead = call -> new Outcome.NotDone<>("BUSY", false, Duration.ofMillis(20));
            Resource events = engine.create("events");
            refused(engine.acme, copy(events), ErrorCode.NOT_READY, "isn't made yet");
        }
    }

    @Test
    void what_was_made_with_another_credential_may_be_out_of_reach() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            engine.vendor.accounts.put("t0ken-of-acme", "acme-account");
            engine.acme.credentials().put(engine.vendor.id(), Map.of("token", SecretValue.of("t0ken-of-acme")));
            refused(engine.acme, copy(events), ErrorCode.INVALID_ARGUMENT, "another credential");
        }
    }

    @Test
    void an_offering_that_can_not_is_refused() {
        try (Engine engine = Engine.on(database, MemoryVendor.inPlace(), builder -> builder)) {
            Resource events = engine.made("events");
            refused(engine.acme, copy(events), ErrorCode.NOT_SUPPORTED, "memory/box");
        }
    }

    private static void refused(OrgBroker org, ManagedIntegration request, ErrorCode code, String text) {
        BrokerException thrown = catchThrowableOfType(BrokerException.class, () -> org.create(request));
        assertThat(thrown).isNotNull().hasMessageContaining(text);
        assertThat(thrown.code()).isEqualTo(code);
        if (code != ErrorCode.NOT_FOUND && code != ErrorCode.NOT_READY) {
            assertThat(org.provisioning().preview(new Change.Create(request)).refusal())
                    .contains(new Preview.Refusal(code, thrown.getMessage()));
        }
        assertThat(org.find("copy").filter(there -> code != ErrorCode.ALREADY_EXISTS))
                .isEmpty();
    }
}
