package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Actor;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.fixture.Backup;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.Held;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.Preview;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A meta-database that is an older backup gives nobody anything, and touches nothing, before the operator's word. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class RestoredBackupTest {
    private static final Workload API = Workload.named("api");
    private static final RestorePoint POINT = new RestorePoint.Snapshot("snapshot-7");

    private final Database database;
    private Engine engine;
    private OperatorProvisioning operator;
    private Resource events;

    RestoredBackupTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void restoreWhatWasBeforeARotation() {
        engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(Engine.HURRY.driftInterval(Duration.ofDays(1))));
        operator = engine.broker.embedded.operator().as(Actor.user("ops")).provisioning();
        events = engine.made("events");
        engine.acme.bind(events.id(), API);
        inject();
        atRest();
        Backup backup = Backup.of(engine.broker.pool);
        engine.acme.provisioning().rotate(events.id());
        engine.ready(events);
        atRest();
        assertThat(engine.vendor.keys).hasSize(2);
        backup.restore();
        engine.untilPhase(events, Phase.QUARANTINED);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void inject() {
        engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
    }

    private void atRest() {
        Engine.until(() -> "at rest", () -> Tables.isAtRest(engine.broker.pool));
    }

    private List<String> effects() {
        return List.copyOf(engine.vendor.calls).stream()
                .filter(call -> !call.equals("look"))
                .toList();
    }

    @Test
    void it_is_suspended_nothing_is_injected_and_nobody_is_called() {
        List<String> before = effects();
        atRest();
        assertThat(engine.acme.get(events.id()).made().orElseThrow().failure())
                .map(Made.Failure::code)
                .contains("RESTORED");
        Refused.with(ErrorCode.NOT_READY, () -> engine.acme.plan(API));
        Refused.with(ErrorCode.NOT_READY, this::inject);
        assertThat(effects()).isEqualTo(before);
        Held held = operator.held(Page.Request.FIRST).items().get(0);
        assertThat(held.phase()).isEqualTo(Phase.QUARANTINED);
        assertThat(held.done().credentials())
                .extracting(Held.Credential::version)
                .containsExactly(1L);
        assertThat(held.resolutions().get(0)).startsWith("goOn");
    }

    @Test
    void words_that_come_too_early_are_refused() {
        Refused.with(ErrorCode.PROVISIONING_FAILED, () -> operator.reinjected(acme(), events.id()));
        Refused.with(
                ErrorCode.PROVISIONING_FAILED, () -> engine.acme.provisioning().restore(events.id(), POINT));
        Preview restore = engine.acme.provisioning().preview(new Change.Restore(events.id(), POINT));
        assertThat(restore.refusal()).map(Preview.Refusal::code).contains(ErrorCode.PROVISIONING_FAILED);
        Preview rotate = engine.acme.provisioning().preview(new Change.Rotate(events.id()));
        assertThat(rotate.warnings()).anyMatch(warning -> warning.contains("operator"));
    }

    private dev.resourcebroker.OrgId acme() {
        return engine.acme.org();
    }

    @Test
    void goOn_takes_stock_and_reinjected_revokes_what_was_forgotten() {
        operator.goOn(acme(), events.id());
        operator.goOn(acme(), events.id());
        engine.ready(events);
        atRest();
        assertThat(operator.held(Page.Request.FIRST).items()).isEmpty();
        assertThat(engine.vendor.keys).hasSize(2);
        assertThat(engine.acme.versions(events.id())).anyMatch(version -> version.state() == State.FORGOTTEN);
        inject();

        operator.reinjected(acme(), events.id());
        Engine.until(() -> "revoked: " + engine.vendor.keys, () -> engine.vendor.keys.size() == 1);
        assertThat(engine.vendor.keys.values()).allMatch(key -> key.version() == 1);
        engine.ready(events);
        engine.acme.provisioning().restore(events.id(), POINT);
        engine.ready(events);
        assertThat(engine.vendor.restored).containsExactly("snapshot-7");
        assertThat(Tables.all(engine.broker.pool).get("provisioning"))
                .singleElement()
                .asString()
                .contains("epoch=1, reinjected=1, ");
        assertThat(said()).containsExactly("resource.resume", "resource.resume", "resource.reinject");
    }

    @Test
    void a_restore_that_nobody_followed_before_the_word_is_held_and_decided_by_a_caller() {
        wishForRestore();
        operator.goOn(acme(), events.id());
        Engine.until(
                () -> "told: " + engine.acme.get(events.id()), () -> failure().equals("RESTORE_UNKNOWN"));
        assertThat(engine.acme.get(events.id()).phase()).isEqualTo(Phase.QUARANTINED);
        assertThat(engine.vendor.restored).isEmpty();
        assertThat(operator.held(Page.Request.FIRST).items()).hasSize(1);
        inject();
        engine.acme.provisioning().retry(events.id());
        engine.ready(events);
        assertThat(failure()).isEmpty();
        assertThat(engine.vendor.restored).isEmpty();
        engine.acme.provisioning().restore(events.id(), POINT);
        engine.ready(events);
        assertThat(engine.vendor.restored).containsExactly("snapshot-7");
    }

    private String failure() {
        return engine.acme
                .get(events.id())
                .made()
                .flatMap(Made::failure)
                .map(Made.Failure::code)
                .orElse("");
    }

    /** As it is stored by a caller who is faster than the worker that finds out. */
    private void wishForRestore() {
        try (Connection connection = Database.behind(engine.broker.pool);
                Statement statement = connection.createStatement()) {
            statement.execute("update \"resource_broker\".provisioning set restores = restores + 1,"
                    + " wish_version = wish_version + 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> said() {
        return engine
                .broker
                .embedded
                .operator()
                .audit()
                .entries(AuditChain.of(acme()), AuditQuery.ALL, Page.Request.first(1000))
                .items()
                .stream()
                .filter(entry -> entry.origin().actor().equals(Actor.user("ops")))
                .map(AuditEntry::operation)
                .toList();
    }
}
