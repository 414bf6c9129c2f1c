package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.provisioning.SweepReport;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a vendor has and what is on record are compared both ways, and things go one by one, by a word for each. */
@org.junit.jupiter.api.Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class SweepTest {
    private static final ProviderId MEMORY = ProviderId.of("memory");

    private final Database database;
    private Engine engine;
    private OperatorProvisioning operator;
    private SweepReport report;

    SweepTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        engine = Engine.on(
                database,
                new MemoryVendor(),
                builder -> builder.provisioning(
                        Engine.HURRY.callDeadline(Duration.ofMillis(300)).driftInterval(Duration.ofDays(1))));
        operator = engine.broker.embedded.operator().as(Actor.user("ops")).provisioning();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private List<SweepFinding> sweep() {
        List<SweepFinding> found = new ArrayList<>();
        report = operator.sweep(MEMORY, found::add);
        return found;
    }

    /** Once nothing is left that may still become visible. */
    private List<SweepFinding> quietSweep() {
        Engine.until(() -> "judged: " + report, () -> {
            sweep();
            return report.unjudged() == 0;
        });
        return sweep();
    }

    private void atRest() {
        Engine.until(() -> "at rest", () -> Tables.isAtRest(engine.broker.pool));
    }

    private Resource rested(String name) {
        Resource made = engine.made(name);
        atRest();
        return made;
    }

    private Tag tag(String installation, Resource resource) {
        return new Tag(installation, resource.org(), resource.id(), 1);
    }

    private Tag unknown(String installation) {
        return new Tag(installation, OrgId.of("acme"), new ResourceId(new UUID(7, 7)), 1);
    }

    private String put(String id, Tag tag) {
        String name = tag.installation() + "-" + tag.resource() + "-" + tag.incarnation();
        engine.vendor.boxes.put(id, new MemoryVendor.Box(id, name, tag, "3", 1));
        return id;
    }

    private String idOf(Resource resource) {
        return engine.acme.get(resource.id()).made().orElseThrow().vendorId().orElseThrow();
    }

    private List<String> said(String operation) {
        return engine
                .broker
                .embedded
                .operator()
                .audit()
                .entries(AuditChain.of(OrgId.of("acme")), AuditQuery.ALL, Page.Request.first(1000))
                .items()
                .stream()
                .filter(entry -> entry.origin().actor().equals(Actor.user("ops")))
                .map(AuditEntry::operation)
                .filter(operation::equals)
                .toList();
    }

    @Test
    void what_agrees_is_counted_over_all_pages_and_nothing_is_found() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            engine.made(name);
        }
        assertThat(quietSweep()).isEmpty();
        assertThat(report.atVendor()).isEqualTo(5);
        assertThat(report.onRecord()).isEqualTo(5);
        assertThat(engine.vendor.calls("list")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void things_of_another_installation_and_things_without_a_mark_are_passed_over() {
        put("box-x", unknown("staging"));
        engine.vendor.boxes.put("box-y", new MemoryVendor.Box("box-y", "somebody-elses", null, "3", 0));
        assertThat(sweep()).isEmpty();
        assertThat(report.atVendor()).isZero();
        SweepFinding forged = new SweepFinding(Kind.AT_VENDOR_ONLY, MemoryVendor.BOX, unknown("staging"), "box-x");
        Refused.with(ErrorCode.CONFLICT, () -> operator.clean(forged));
        assertThat(engine.vendor.deleted).isEmpty();
    }

    @Test
    void what_nobody_knows_is_found_and_goes_by_a_word() {
        Resource events = rested("events");
        put("box-x", unknown("test"));
        SweepFinding finding = new SweepFinding(Kind.AT_VENDOR_ONLY, MemoryVendor.BOX, unknown("test"), "box-x");
        assertThat(quietSweep()).containsExactly(finding);
        assertThat(engine.vendor.deleted).isEmpty();
        operator.clean(finding);
        assertThat(engine.vendor.deleted).containsExactly("box-x");
        assertThat(engine.vendor.boxes).containsOnlyKeys(idOf(events));
        assertThat(said("resource.clean")).hasSize(1);
        Refused.with(ErrorCode.NOT_FOUND, () -> operator.clean(finding));
        assertThat(sweep()).isEmpty();
    }

    @Test
    void what_was_forgotten_is_left_over_and_what_was_retained_is_not() {
        Resource forgotten = rested("forgotten");
        String id = idOf(forgotten);
        engine.acme.provisioning().forget(forgotten.id());
        Resource kept = rested("kept");
        engine.acme.provisioning().protect(kept.id(), DeletionPolicy.RETAIN, false);
        engine.acme.delete(kept.id());
        engine.untilGone(kept);
        SweepFinding finding = new SweepFinding(Kind.LEFT_OVER, MemoryVendor.BOX, tag("test", forgotten), id);
        assertThat(quietSweep()).containsExactly(finding);
        operator.clean(finding);
        assertThat(engine.vendor.deleted).containsExactly(id);
        assertThat(quietSweep()).isEmpty();
    }

    @Test
    void a_second_one_with_a_credential_is_found_and_only_it_goes() {
        Resource events = rested("events");
        put("box-2nd", tag("test", events));
        engine.vendor.keys.put("key-2nd", new MemoryVendor.Key("key-2nd", "box-2nd", 1, "s3cret"));
        SweepFinding finding = new SweepFinding(Kind.DOUBLE, MemoryVendor.BOX, tag("test", events), "box-2nd");
        assertThat(quietSweep()).containsExactly(finding);
        operator.clean(finding);
        assertThat(engine.vendor.deleted).containsExactly("box-2nd");
        assertThat(engine.vendor.boxes).containsOnlyKeys(idOf(events));
    }

    @Test
    void what_a_vendor_has_lost_is_told_and_not_cleaned() {
        Resource events = rested("events");
        String id = idOf(events);
        engine.vendor.boxes.clear();
        List<SweepFinding> found = quietSweep();
        assertThat(found)
                .containsExactly(new SweepFinding(Kind.AT_RECORD_ONLY, MemoryVendor.BOX, tag("test", events), id));
        Refused.with(ErrorCode.NOT_SUPPORTED, () -> operator.clean(found.get(0)));
    }

    @Test
    void a_later_incarnation_is_told_and_not_cleaned() {
        Resource events = rested("events");
        put("box-later", tag("test", events).incarnation(2));
        List<SweepFinding> found = quietSweep();
        assertThat(found).extracting(SweepFinding::kind).containsExactly(Kind.AHEAD_OF_RECORD);
        Refused.with(ErrorCode.NOT_SUPPORTED, () -> operator.clean(found.get(0)));
    }

    @Test
    void what_is_on_record_as_there_is_never_cleaned_whatever_a_finding_says() {
        Resource events = rested("events");
        quietSweep();
        for (Kind kind : List.of(Kind.AT_VENDOR_ONLY, Kind.LEFT_OVER, Kind.DOUBLE)) {
            SweepFinding forged = new SweepFinding(kind, MemoryVendor.BOX, tag("test", events), idOf(events));
            Refused.with(ErrorCode.CONFLICT, () -> operator.clean(forged));
        }
        assertThat(engine.vendor.deleted).isEmpty();
        assertThat(said("resource.clean")).isEmpty();
    }

    @Test
    void what_lost_its_mark_since_is_not_cleaned() {
        put("box-x", unknown("test"));
        SweepFinding finding = sweep().get(0);
        engine.vendor.boxes.computeIfPresent(
                "box-x", (id, box) -> new MemoryVendor.Box(id, box.name(), tag("test", rested("other")), "3", 1));
        Refused.with(ErrorCode.CONFLICT, () -> operator.clean(finding));
        assertThat(engine.vendor.deleted).isEmpty();
    }

    @Test
    void a_deletion_that_the_vendor_refuses_or_whose_answer_is_lost_is_told() {
        put("box-x", unknown("test"));
        SweepFinding finding = sweep().get(0);
        engine.vendor.instead = call -> new Outcome.NotDone<>("LOCKED", true, Duration.ZERO);
        Refused.with(ErrorCode.PROVISIONING_FAILED, () -> operator.clean(finding));
        engine.vendor.instead = call -> new Outcome.Unknown<>();
        Refused.with(ErrorCode.VENDOR_UNAVAILABLE, () -> operator.clean(finding));
        engine.vendor.instead = call -> null;
        operator.clean(finding);
        assertThat(engine.vendor.boxes).isEmpty();
    }

    @Test
    void a_vendor_that_denies_or_does_not_tell_ends_the_sweep_without_findings() {
        rested("events");
        engine.vendor.boxes.clear();
        engine.vendor.lists = cursor -> {
            throw new TransientBrokerException(ErrorCode.VENDOR_UNAVAILABLE, "s3cret", null);
        };
        assertThatThrownBy(this::sweep)
                .hasMessageNotContaining("s3cret")
                .hasNoCause()
                .extracting("code")
                .isEqualTo(ErrorCode.VENDOR_UNAVAILABLE);
        engine.vendor.lists = cursor -> new Answer.Denied<>();
        Refused.with(ErrorCode.CREDENTIAL_REFUSED, this::sweep);
        engine.vendor.lists = engine.vendor::listed;
        Refused.with(ErrorCode.RATE_LIMITED, this::sweep);
        Refused.with(ErrorCode.NOT_REGISTERED, () -> operator.sweep(ProviderId.of("other"), finding -> {}));
    }
}
