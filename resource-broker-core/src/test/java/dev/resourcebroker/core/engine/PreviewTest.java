package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.Preview;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a change would do is told by what the change does. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class PreviewTest {
    private static final Workload API = Workload.named("api");
    private static final RestorePoint POINT = new RestorePoint.Snapshot("snapshot-7");
    private static final String LINK = "postgres://app:s3cret@db.acme.example:5432/orders";

    private final Database database;

    PreviewTest(Database database) {
        this.database = database;
    }

    private Engine engine() {
        return Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(
                        Engine.HURRY.deletionGrace(Duration.ofDays(1)).driftInterval(Duration.ofDays(1))));
    }

    private static Optional<Cost> euros(int monthly) {
        return Optional.of(Cost.monthly(Integer.toString(monthly), "EUR"));
    }

    private static Stream<Change> changes(ResourceId id) {
        return Stream.of(
                new Change.Update(id, 1, Map.of("size", "5")),
                new Change.Rotate(id),
                new Change.Restore(id, POINT),
                new Change.Protect(id, DeletionPolicy.RETAIN, true),
                new Change.Delete(id),
                new Change.Undelete(id),
                new Change.Forget(id),
                new Change.Retry(id));
    }

    private static void make(Engine engine, Change change) {
        var provisioning = engine.acme.provisioning();
        if (change instanceof Change.Create create) {
            engine.acme.create(create.request());
        } else if (change instanceof Change.Update update) {
            provisioning.update(update.id(), update.rowVersion(), update.parameters());
        } else if (change instanceof Change.Rotate rotate) {
            provisioning.rotate(rotate.id());
        } else if (change instanceof Change.Restore restore) {
            provisioning.restore(restore.id(), restore.point());
        } else if (change instanceof Change.Protect protect) {
            provisioning.protect(protect.id(), protect.policy(), protect.isProtected());
        } else if (change instanceof Change.Delete delete) {
            engine.acme.delete(delete.id());
        } else if (change instanceof Change.Undelete undelete) {
            provisioning.undelete(undelete.id());
        } else if (change instanceof Change.Forget forget) {
            provisioning.forget(forget.id());
        } else {
            provisioning.retry(((Change.Retry) change).id());
        }
    }

    /** The preview refuses exactly as the change does, and says nothing else of it. */
    private static void assertRefused(Engine engine, Change change, ErrorCode code) {
        BrokerException thrown = thrown(() -> make(engine, change));
        Preview preview = engine.acme.provisioning().preview(change);
        assertThat(thrown.code()).as(change.toString()).isEqualTo(code);
        assertThat(preview.refusal())
                .as(change.toString())
                .contains(new Preview.Refusal(thrown.code(), thrown.getMessage()));
        assertThat(preview.calls()).isEmpty();
        assertThat(preview.warnings()).isEmpty();
        assertThat(preview.costAfter()).isEmpty();
    }

    private static BrokerException thrown(ThrowingCallable call) {
        BrokerException thrown = catchThrowableOfType(BrokerException.class, call);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static Preview accepted(Engine engine, Change change) {
        Preview preview = engine.acme.provisioning().preview(change);
        assertThat(preview.refusal()).as(change.toString()).isEmpty();
        return preview;
    }

    @Test
    void a_creation_calls_its_vendor_and_costs_what_it_offers() {
        try (Engine engine = engine()) {
            Change.Create create = new Change.Create(Engine.box("events").parameter("size", "5"));
            Preview preview = accepted(engine, create);
            assertThat(preview.calls()).containsExactly("create memory/box", "issue credential 1");
            assertThat(preview.costBefore()).isEmpty();
            assertThat(preview.costAfter()).isEqualTo(euros(5));

            engine.ready(engine.acme.create(create.request()));
            assertThat(engine.vendor.calls)
                    .filteredOn(call -> !call.equals("look"))
                    .containsExactly("create", "issue");
            assertThat(accepted(engine, create))
                    .isEqualTo(new Preview(List.of(), List.of(), euros(5), euros(5), Optional.empty()));
        }
    }

    @Test
    void a_creation_is_refused_as_the_call_refuses_it() {
        Quota quota = Quota.UNLIMITED.count(MemoryVendor.BOX, 1).ceiling(Cost.monthly("4", "EUR"));
        try (Engine engine = Engine.on(database, new MemoryVendor(), builder -> builder.quotas(org -> quota))) {
            assertRefused(
                    engine, new Change.Create(Engine.box("a").parameter("size", "77")), ErrorCode.INVALID_ARGUMENT);
            assertRefused(
                    engine, new Change.Create(Engine.box("a").parameter("colour", "red")), ErrorCode.INVALID_ARGUMENT);
            OfferingId unknown = OfferingId.of("memory/crate");
            assertRefused(engine, new Change.Create(Engine.box("a").offering(unknown)), ErrorCode.NOT_REGISTERED);
            assertRefused(engine, new Change.Create(Engine.box("a").parameter("size", "5")), ErrorCode.QUOTA_EXCEEDED);
            engine.create("events");
            assertRefused(engine, new Change.Create(Engine.box("more")), ErrorCode.QUOTA_EXCEEDED);
            assertRefused(
                    engine, new Change.Create(Engine.box("events").parameter("size", "4")), ErrorCode.ALREADY_EXISTS);
        }
    }

    @Test
    void what_is_supplied_calls_nobody() {
        try (Engine engine = engine()) {
            Change.Create create =
                    new Change.Create(ExternalLink.named("orders-db").connectionString(LINK));
            assertThat(accepted(engine, create))
                    .isEqualTo(new Preview(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
            Resource orders = engine.acme.create(create.request());
            accepted(engine, create);
            assertRefused(
                    engine,
                    new Change.Create(ExternalLink.named("orders-db").connectionString(LINK + "2")),
                    ErrorCode.ALREADY_EXISTS);
            changes(orders.id())
                    .filter(change -> !(change instanceof Change.Delete || change instanceof Change.Update))
                    .forEach(change -> assertRefused(engine, change, ErrorCode.NOT_SUPPORTED));
            assertRefused(engine, new Change.Update(orders.id(), 77, Map.of()), ErrorCode.CONFLICT);
            assertRefused(
                    engine, new Change.Update(orders.id(), orders.rowVersion(), Map.of()), ErrorCode.NOT_SUPPORTED);
            engine.acme.bind(orders.id(), API);
            assertRefused(engine, new Change.Delete(orders.id()), ErrorCode.STILL_BOUND);
            engine.acme.unbind(engine.acme.bindings(API).get(0).id());
            assertThat(accepted(engine, new Change.Delete(orders.id())).warnings())
                    .hasSize(1);
        }
    }

    @Test
    void an_update_names_what_changes_and_what_it_costs() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            Preview preview = accepted(engine, update(engine, events, "5"));
            assertThat(preview.calls()).containsExactly("update " + vendorId(events) + " to {size=5}");
            assertThat(preview.costBefore()).isEqualTo(euros(3));
            assertThat(preview.costAfter()).isEqualTo(euros(5));
            assertThat(accepted(engine, update(engine, events, "3")).calls()).isEmpty();
            assertRefused(engine, update(engine, events, "99"), ErrorCode.INVALID_ARGUMENT);
            assertRefused(engine, new Change.Update(events.id(), 77, Map.of("size", "5")), ErrorCode.CONFLICT);
            assertThat(engine.acme
                            .provisioning()
                            .preview(new Change.Update(events.id(), 77, Map.of()))
                            .costBefore())
                    .isEqualTo(euros(3));
            engine.acme.delete(events.id());
            assertRefused(engine, update(engine, events, "5"), ErrorCode.TOO_LATE);
        }
    }

    private static Change update(Engine engine, Resource resource, String size) {
        return new Change.Update(resource.id(), engine.acme.get(resource.id()).rowVersion(), Map.of("size", size));
    }

    private static String vendorId(Resource resource) {
        return resource.made().orElseThrow().vendorId().orElseThrow();
    }

    @Test
    void an_update_that_costs_too_much_is_refused() {
        Quota quota = Quota.UNLIMITED.ceiling(Cost.monthly("8", "EUR"));
        try (Engine engine = Engine.on(database, new MemoryVendor(), builder -> builder.quotas(org -> quota))) {
            engine.create("other");
            Resource events = engine.made("events");
            assertRefused(engine, update(engine, events, "6"), ErrorCode.QUOTA_EXCEEDED);
        }
    }

    @Test
    void a_rotation_tells_of_those_who_carry_the_old_credential() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            Change rotate = new Change.Rotate(events.id());
            assertThat(accepted(engine, rotate).calls()).containsExactly("issue credential 2", "revoke credential 1");
            assertThat(accepted(engine, rotate).warnings()).isEmpty();
            engine.acme.bind(events.id(), API);
            engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
            engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-2/api"));
            assertThat(accepted(engine, rotate).warnings())
                    .containsExactly("2 deliveries carry credential 1, which is revoked when no delivery carries it any"
                            + " more");
            engine.acme.provisioning().rotate(events.id());
            engine.ready(events);
            assertThat(engine.vendor.keys.values()).anyMatch(key -> key.version() == 2);
            assertThat(accepted(engine, rotate).calls())
                    .containsExactly("issue credential 3", "revoke credential 1", "revoke credential 2");
        }
    }

    @Test
    void a_rotation_at_the_limit_waits_and_one_in_place_cuts_off() {
        try (Engine engine = Engine.on(database, MemoryVendor.atMost(2), builder -> builder)) {
            Resource events = engine.made("events");
            engine.acme.bind(events.id(), API);
            engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
            engine.acme.provisioning().rotate(events.id());
            engine.ready(events);
            assertThat(accepted(engine, new Change.Rotate(events.id())).warnings())
                    .containsExactly(
                            "the vendor allows 2 credentials: the new one waits until an old one may be revoked");
        }
        try (Engine engine = Engine.on(database, MemoryVendor.inPlace(), builder -> builder)) {
            Resource events = engine.made("events");
            engine.acme.bind(events.id(), API);
            engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
            Preview preview = accepted(engine, new Change.Rotate(events.id()));
            assertThat(preview.calls()).containsExactly("issue credential 2");
            assertThat(preview.warnings())
                    .containsExactly("credential 1 stops working when the new one is made, and 1 delivery carries it");
        }
    }

    @Test
    void a_restore_loses_what_was_written_since() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            Change restore = new Change.Restore(events.id(), POINT);
            Preview preview = accepted(engine, restore);
            assertThat(preview.calls()).containsExactly("restore " + vendorId(events) + " to snapshot snapshot-7");
            assertThat(preview.warnings()).contains("what was written since is lost");
            engine.acme.delete(events.id());
            assertRefused(engine, restore, ErrorCode.TOO_LATE);
        }
    }

    @Test
    void a_deletion_tells_what_is_lost_by_its_policy() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            Change delete = new Change.Delete(events.id());
            String id = vendorId(events);
            Preview lost = accepted(engine, delete);
            assertThat(lost.calls()).containsExactly("delete " + id);
            assertThat(lost.warnings()).contains("what it holds is lost").hasSize(2);
            assertThat(lost.costBefore()).isEqualTo(euros(3));
            assertThat(lost.costAfter()).isEmpty();
            engine.acme.provisioning().protect(events.id(), DeletionPolicy.SNAPSHOT_THEN_DELETE, false);
            assertThat(accepted(engine, delete).calls()).containsExactly("snapshot " + id, "delete " + id);
            engine.acme.provisioning().protect(events.id(), DeletionPolicy.RETAIN, false);
            Preview kept = accepted(engine, delete);
            assertThat(kept.calls()).isEmpty();
            assertThat(kept.warnings()).contains("its credentials stay valid");
            assertThat(kept.costAfter()).isEqualTo(euros(3));
            Change protect = new Change.Protect(events.id(), DeletionPolicy.DELETE, false);
            assertThat(accepted(engine, protect).warnings()).containsExactly("a deletion will lose what it holds");
        }
    }

    @Test
    void a_deletion_is_refused_while_bound_or_protected() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            engine.acme.bind(events.id(), API);
            assertRefused(engine, new Change.Delete(events.id()), ErrorCode.STILL_BOUND);
            assertRefused(engine, new Change.Forget(events.id()), ErrorCode.STILL_BOUND);
            engine.acme.unbind(engine.acme.bindings(API).get(0).id());
            engine.acme.provisioning().protect(events.id(), DeletionPolicy.DELETE, true);
            assertRefused(engine, new Change.Delete(events.id()), ErrorCode.PROTECTED);
            assertRefused(engine, new Change.Forget(events.id()), ErrorCode.PROTECTED);
        }
    }

    @Test
    void what_the_offering_does_not_declare_is_refused() {
        try (Engine engine = Engine.on(database, MemoryVendor.inPlace(), builder -> builder)) {
            Resource events = engine.made("events");
            assertRefused(engine, new Change.Restore(events.id(), POINT), ErrorCode.NOT_SUPPORTED);
            assertRefused(
                    engine,
                    new Change.Protect(events.id(), DeletionPolicy.SNAPSHOT_THEN_DELETE, false),
                    ErrorCode.NOT_SUPPORTED);
        }
    }

    @Test
    void taking_back_and_forgetting_call_nobody() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            assertThat(accepted(engine, new Change.Undelete(events.id())).warnings())
                    .containsExactly("it isn't being deleted");
            engine.acme.delete(events.id());
            engine.untilPhase(events, Phase.DELETION_PENDING);
            assertThat(accepted(engine, new Change.Undelete(events.id())))
                    .isEqualTo(new Preview(List.of(), List.of(), euros(3), euros(3), Optional.empty()));
            Preview forget = accepted(engine, new Change.Forget(events.id()));
            assertThat(forget.calls()).isEmpty();
            assertThat(forget.warnings()).anyMatch(warning -> warning.contains(vendorId(events)));
            assertThat(forget.costAfter()).isEmpty();
        }
    }

    @Test
    void a_retry_of_what_was_lost_makes_an_empty_one() {
        try (Engine engine = Engine.on(database)) {
            Resource events = engine.made("events");
            Change retry = new Change.Retry(events.id());
            assertThat(accepted(engine, retry).warnings()).containsExactly("nothing was refused or lost");
            engine.vendor.boxes.clear();
            engine.vendor.keys.clear();
            engine.untilPhase(events, Phase.QUARANTINED);
            Preview preview = accepted(engine, retry);
            assertThat(preview.calls()).containsExactly("create memory/box", "issue credential 2");
            assertThat(preview.warnings())
                    .containsExactly("an empty one is made under the same id: what the lost one held stays lost");
            make(engine, retry);
            engine.ready(events);
            assertThat(engine.vendor.boxes).hasSize(1);
        }
    }

    @Test
    void a_retry_of_what_was_refused_tries_it_again() {
        try (Engine engine = Engine.on(database)) {
            engine.vendor.instead = call -> new Outcome.NotDone<>("NO_ROOM", true, Duration.ZERO);
            Resource events = engine.create("events");
            engine.untilPhase(events, Phase.FAILED);
            assertThat(accepted(engine, new Change.Retry(events.id())).calls())
                    .containsExactly("create memory/box", "issue credential 1");
        }
    }

    @Test
    void an_unknown_or_foreign_id_is_not_found_as_by_the_call() {
        try (Engine engine = engine()) {
            ResourceId unknown = new ResourceId(UUID.fromString("01920000-0000-7000-8000-000000000000"));
            ResourceId foreign =
                    engine.broker.org("globex").create(Engine.box("theirs")).id();
            Stream.concat(changes(unknown), changes(foreign)).forEach(change -> {
                BrokerException call = thrown(() -> make(engine, change));
                BrokerException preview =
                        thrown(() -> engine.acme.provisioning().preview(change));
                assertThat(preview.code()).isEqualTo(ErrorCode.NOT_FOUND).isEqualTo(call.code());
                assertThat(preview).hasMessage(call.getMessage());
            });
        }
    }

    @Test
    void it_writes_nothing_and_calls_no_vendor() {
        try (Engine engine = engine()) {
            Resource events = engine.made("events");
            engine.acme.bind(events.id(), API);
            engine.acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
            Engine.until(() -> "at rest", () -> Tables.isAtRest(engine.broker.pool));
            List<String> calls = List.copyOf(engine.vendor.calls);
            Map<String, List<String>> before = content(engine);
            engine.broker.watched.forget();
            Stream.of(
                            changes(events.id()),
                            Stream.of(
                                    new Change.Create(Engine.box("more")),
                                    new Change.Create(ExternalLink.named("link").connectionString(LINK)),
                                    update(engine, events, "5")))
                    .flatMap(UnaryOperator.identity())
                    .forEach(engine.acme.provisioning()::preview);
            engine.broker.org("globex").provisioning().preview(new Change.Create(Engine.box("first")));
            assertThat(engine.broker.watched.writes())
                    .allMatch(statement -> statement.contains("select") && !statement.contains("for update"));
            assertThat(content(engine)).isEqualTo(before);
            assertThat(engine.vendor.calls).isEqualTo(calls);
        }
    }

    /** Without the times of background work that comes back by itself. */
    private static Map<String, List<String>> content(Engine engine) {
        Map<String, List<String>> all = Tables.all(engine.broker.pool);
        assertThat(all.remove("scheduled_tasks")).isNotEmpty();
        return all;
    }
}
