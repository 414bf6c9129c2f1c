package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.provisioning.SweepReport;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts that organisations brought credentials of are swept too, each for its organisation alone. */
@org.junit.jupiter.api.Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class BroughtSweepTest {
    private static final ProviderId MEMORY = ProviderId.of("memory");
    private static final OrgId ACME = OrgId.of("acme");
    private static final OrgId GLOBEX = OrgId.of("globex");

    private final Database database;
    private Engine engine;
    private OperatorProvisioning operator;
    private OrgBroker globex;
    private SweepReport report;

    BroughtSweepTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void bring() {
        MemoryVendor vendor = new MemoryVendor();
        vendor.accounts.put("k3y-of-acme", "acme-account");
        vendor.accounts.put("k3y-of-globex", "globex-account");
        engine = Engine.on(
                database,
                vendor,
                builder -> builder.provisioning(
                        Engine.HURRY.callDeadline(Duration.ofMillis(300)).driftInterval(Duration.ofDays(1))));
        operator = engine.broker.embedded.operator().provisioning();
        globex = engine.broker.org("globex");
        engine.acme.credentials().put(MEMORY, Map.of("token", SecretValue.of("k3y-of-acme")));
        globex.credentials().put(MEMORY, Map.of("token", SecretValue.of("k3y-of-globex")));
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

    private List<SweepFinding> quietSweep() {
        Engine.until(() -> "at rest", () -> Tables.isAtRest(engine.broker.pool));
        Engine.until(() -> "judged: " + report, () -> {
            sweep();
            return report.unjudged() == 0;
        });
        return sweep();
    }

    private SweepFinding orphan(String id, OrgId org, String account) {
        Tag tag = new Tag("test", org, new ResourceId(new UUID(7, id.hashCode())), 1);
        String name = "test-" + tag.resource() + "-1";
        engine.vendor.boxes.put(id, new MemoryVendor.Box(id, name, tag, "3", 1));
        engine.vendor.owners.put(id, account);
        return new SweepFinding(Kind.AT_VENDOR_ONLY, MemoryVendor.BOX, tag, id, Optional.of(org));
    }

    @Test
    void each_account_agrees_with_what_its_organisation_has_on_record() {
        Resource events = engine.made("events");
        engine.ready(events);
        globex.create(Engine.box("events"));
        Engine.until(() -> "made: " + engine.vendor.boxes, () -> engine.vendor.boxes.size() == 2);
        assertThat(quietSweep()).isEmpty();
        assertThat(report.atVendor()).isEqualTo(2);
        assertThat(report.onRecord()).isEqualTo(2);
        assertThat(report.unswept()).isEmpty();
    }

    @Test
    void what_is_missing_in_its_account_is_found() {
        Resource events = engine.made("events");
        quietSweep();
        engine.vendor.boxes.clear();
        assertThat(quietSweep())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.AT_RECORD_ONLY))
                .satisfies(finding -> assertThat(finding.tag().resource()).isEqualTo(events.id()))
                .satisfies(finding -> assertThat(finding.broughtBy()).contains(ACME));
    }

    @Test
    void an_orphan_is_found_for_the_organisation_whose_credential_shows_it_only() {
        SweepFinding acmes = orphan("box-a", ACME, "acme-account");
        orphan("box-b", GLOBEX, "acme-account");
        assertThat(sweep()).containsExactly(acmes);
    }

    @Test
    void an_orphan_is_adopted_with_the_credential_that_shows_it() {
        SweepFinding found = orphan("box-a", ACME, "acme-account");
        Resource events = engine.ready(operator.adopt(ACME, found, Engine.box("events")));
        assertThat(engine.acme.credentials().list().get(0).resources()).isEqualTo(1);
        engine.acme.delete(events.id());
        engine.untilGone(events);
        assertThat(engine.vendor.boxes).isEmpty();
    }

    @Test
    void an_orphan_is_cleaned_with_the_credential_that_shows_it() {
        SweepFinding found = orphan("box-a", ACME, "acme-account");
        operator.clean(found);
        assertThat(engine.vendor.boxes).isEmpty();
    }

    @Test
    void no_credential_of_another_organisation_nor_the_platforms_reaches_it() {
        SweepFinding found = orphan("box-a", ACME, "acme-account");
        SweepFinding byGlobex =
                new SweepFinding(found.kind(), found.offering(), found.tag(), found.vendorId(), Optional.of(GLOBEX));
        Refused.with(ErrorCode.CONFLICT, () -> operator.clean(byGlobex));
        Refused.with(ErrorCode.CONFLICT, () -> operator.adopt(ACME, byGlobex, Engine.box("events")));
        SweepFinding byPlatform = new SweepFinding(found.kind(), found.offering(), found.tag(), found.vendorId());
        Refused.with(ErrorCode.NOT_FOUND, () -> operator.clean(byPlatform));
        Refused.with(ErrorCode.NOT_FOUND, () -> operator.adopt(ACME, byPlatform, Engine.box("events")));
        assertThat(engine.vendor.boxes).containsOnlyKeys("box-a");
    }

    @Test
    void what_the_consumer_throws_ends_the_sweep() {
        orphan("box-a", ACME, "acme-account");
        Refused.with(
                ErrorCode.TOO_LATE,
                () -> operator.sweep(MEMORY, finding -> {
                    throw new PermanentBrokerException(ErrorCode.TOO_LATE, "enough");
                }));
    }

    @Test
    void a_credential_that_is_refused_holds_up_nobody_elses() {
        SweepFinding globexs = orphan("box-b", GLOBEX, "globex-account");
        engine.vendor.accounts.remove("k3y-of-acme");
        assertThat(sweep()).containsExactly(globexs);
        assertThat(report.unswept()).containsExactly(Map.entry(ACME, ErrorCode.CREDENTIAL_REFUSED));
    }
}
