package dev.resourcebroker.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Looking through the audit log: by subject, actor and time, in pages, and one's own only. */
@ParameterizedClass
@EnumSource(Database.class)
class QueriesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Actor JANE = Actor.user("jane");
    private static final Actor JOE = Actor.user("joe");

    private final Database database;
    private final SettableClock clock = SettableClock.at(NOW);
    private TestBroker broker;
    private OrgBroker acme;
    private OperatorAudit all;
    private Resource orders;

    QueriesTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.clock(clock).workers(0));
        acme = as(JANE, "acme");
        all = broker.embedded.operator().audit();
        orders = created(acme, "orders-db");
        clock.advance(Duration.ofMinutes(1));
        created(as(JOE, "acme"), "events-db");
        created(as(JANE, "globex"), "orders-db");
        clock.advance(Duration.ofMinutes(1));
        orders = as(JOE, "acme").label(orders.id(), orders.rowVersion(), Map.of("a", "b"));
        broker.embedded.operator().as(JOE).retireTarget("host-1");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private OrgBroker as(Actor actor, String org) {
        return broker.embedded.broker().as(actor).org(OrgId.of(org));
    }

    private static Resource created(OrgBroker org, String name) {
        return org.create(ExternalLink.named(name).connectionString("postgres://a:b@c.example/d"));
    }

    private static List<String> shown(List<AuditEntry> entries) {
        return entries.stream()
                .map(entry -> entry.chain() + " " + entry.origin().actor().name() + " " + entry.operation())
                .toList();
    }

    private List<String> own(AuditQuery query) {
        return shown(acme.audit().entries(query, Page.Request.FIRST).items());
    }

    private List<String> all(AuditQuery query) {
        return shown(all.entries(query, Page.Request.FIRST).items());
    }

    @Test
    void anOrganisation_seesItsOwnEntriesOnly() {
        assertThat(own(AuditQuery.ALL))
                .containsExactly("acme jane resource.create", "acme joe resource.create", "acme joe resource.label");
        assertThat(shown(as(JOE, "globex")
                        .audit()
                        .entries(AuditQuery.ALL.about(AuditSubject.of(orders.id())), Page.Request.FIRST)
                        .items()))
                .isEmpty();
        assertThat(shown(broker.org("initech")
                        .audit()
                        .entries(AuditQuery.ALL, Page.Request.FIRST)
                        .items()))
                .isEmpty();
    }

    @Test
    void theOperator_seesAllChainsOrOne() {
        assertThat(all(AuditQuery.ALL)).hasSize(5).contains("globex jane resource.create");
        assertThat(shown(all.entries(AuditChain.PLATFORM, AuditQuery.ALL, Page.Request.FIRST)
                        .items()))
                .containsExactly("@platform joe target.retire");
    }

    @Test
    void aSubject_isFoundWithAndWithoutItsVersion() {
        assertThat(own(AuditQuery.ALL.about(AuditSubject.of(orders.id()))))
                .containsExactly("acme jane resource.create", "acme joe resource.label");
        assertThat(own(AuditQuery.ALL.about(AuditSubject.of(orders.id(), 1))))
                .containsExactly("acme jane resource.create");
        assertThat(own(AuditQuery.ALL.about(AuditSubject.of(orders.id(), 2)))).isEmpty();
        Workload api = Workload.named("api");
        acme.bind(orders.id(), api);
        assertThat(own(AuditQuery.ALL.about(AuditSubject.of(api)))).containsExactly("acme jane binding.create");
        assertThat(own(AuditQuery.ALL.about(AuditSubject.of(api.in("preview")))))
                .isEmpty();
        assertThat(all(AuditQuery.ALL.about(AuditSubject.target("host-1"))))
                .containsExactly("@platform joe target.retire");
    }

    @Test
    void actorAndTime_narrowTogether() {
        assertThat(all(AuditQuery.ALL.by(JANE)))
                .containsExactlyInAnyOrder("acme jane resource.create", "globex jane resource.create");
        Instant later = NOW.plusSeconds(60);
        assertThat(all(AuditQuery.ALL.by(JANE).from(later))).containsExactly("globex jane resource.create");
        assertThat(all(AuditQuery.ALL.until(later))).containsExactly("acme jane resource.create");
        assertThat(all(AuditQuery.ALL.from(later).until(later.plusSeconds(60))))
                .containsExactlyInAnyOrder("acme joe resource.create", "globex jane resource.create");
        assertThat(all(AuditQuery.ALL.by(JOE).about(AuditSubject.of(orders.id()))))
                .containsExactly("acme joe resource.label");
    }

    @Test
    void pages_giveEachEntryOnceInOrder() {
        List<AuditEntry> paged = new ArrayList<>();
        Optional<Page.Request> next = Optional.of(Page.Request.first(2));
        while (next.isPresent()) {
            Page<AuditEntry> page = all.entries(AuditQuery.ALL, next.get());
            paged.addAll(page.items());
            next = page.next();
        }
        assertThat(paged)
                .isEqualTo(all.entries(AuditQuery.ALL, Page.Request.FIRST).items());
        assertThat(paged).extracting(AuditEntry::id).isSorted();
    }
}
