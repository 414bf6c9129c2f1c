package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ResourceLifeTest {
    private static final String ORDERS = "postgres://app:s3cret@db.acme.example:5432/orders";
    private static final String ROTATED = "postgres://app:n3w@db.acme.example:5432/orders";

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;

    ResourceLifeTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database);
        acme = broker.org("acme");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static ExternalLink link(String name) {
        return ExternalLink.named(name).connectionString(ORDERS);
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(BrokerException.class))
                .extracting(BrokerException::code)
                .isEqualTo(code);
    }

    @Test
    void create_givesAReadyResourceAndRecordsWhoMadeIt() {
        Resource made = broker.embedded
                .broker()
                .as(Actor.user("jane"))
                .org(OrgId.of("acme"))
                .create(link("orders-db").labels(Map.of("team", "orders")));

        assertThat(made.kind()).isEqualTo(KindId.EXTERNAL_LINK);
        assertThat(made.type()).isEqualTo(ResourceType.POSTGRESQL);
        assertThat(made.phase()).isEqualTo(Phase.READY);
        assertThat(made.connectionVersion()).isEqualTo(1);
        assertThat(made.labels().values()).containsExactly(Map.entry("team", "orders"));
        assertThat(made.history().createdBy()).isEqualTo(Actor.user("jane"));
        assertThat(acme.get(made.id())).isEqualTo(made);
        assertThat(acme.find("orders-db")).contains(made);
    }

    @Test
    void create_anUnstatedActorIsRecordedAsSuch() {
        assertThat(acme.create(link("orders-db")).history().createdBy()).isEqualTo(Actor.UNSTATED);
    }

    @Test
    void create_again_returnsWhatIsThere() {
        Resource first = acme.create(link("orders-db"));
        assertThat(acme.create(link("orders-db"))).isEqualTo(first);
        assertThat(acme.versions(first.id())).hasSize(1);
    }

    @Test
    void create_withOtherContent_isRefusedNamingWhatDiffers() {
        acme.create(link("orders-db"));
        ExternalLink otherSecret = ExternalLink.named("orders-db").connectionString(ROTATED);
        assertThatThrownBy(() -> acme.create(otherSecret))
                .hasMessageContaining("other connection details")
                .hasMessageNotContainingAny("s3cret", "n3w")
                .asInstanceOf(type(BrokerException.class))
                .extracting(BrokerException::code)
                .isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThatThrownBy(() -> acme.create(link("orders-db").labels(Map.of("a", "b"))))
                .hasMessageContaining("other labels");
        assertThatThrownBy(() -> acme.create(link("orders-db").type(ResourceType.POSTGRESQL)))
                .hasMessageContaining("other parameters");
    }

    @Test
    void create_byManyThreadsAtOnce_makesOneResource() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Resource>> racing = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                racing.add(threads.submit(() -> acme.create(link("orders-db"))));
            }
            Resource first = racing.get(0).get();
            for (Future<Resource> other : racing) {
                assertThat(other.get().id()).isEqualTo(first.id());
            }
            assertThat(acme.list(ResourceFilter.ALL, Page.Request.FIRST).items())
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theSameNameInAnotherOrg_isAnotherResource() {
        Resource mine = acme.create(link("orders-db"));
        Resource theirs =
                broker.org("globex").create(ExternalLink.named("orders-db").connectionString(ROTATED));
        assertThat(theirs.id()).isNotEqualTo(mine.id());
        assertThat(broker.org("globex").find("orders-db")).contains(theirs);
    }

    @Test
    void list_filtersByKindTypePhaseAndLabels() {
        Resource orders = acme.create(link("orders-db").labels(Map.of("team", "orders", "tier", "gold")));
        Resource cache = acme.create(ExternalLink.named("cache")
                .connectionString("redis://u:p@cache.example:6379/0")
                .labels(Map.of("team", "orders")));

        assertThat(items(ResourceFilter.ALL)).containsExactly(orders, cache);
        assertThat(items(ResourceFilter.ALL.withType(ResourceType.REDIS))).containsExactly(cache);
        assertThat(items(ResourceFilter.ALL.withKind(KindId.of("other")))).isEmpty();
        assertThat(items(ResourceFilter.ALL.withPhase(Phase.READY))).hasSize(2);
        assertThat(items(ResourceFilter.ALL.withPhase(Phase.FAILED))).isEmpty();
        assertThat(items(ResourceFilter.ALL.withLabel("team", "orders"))).hasSize(2);
        assertThat(items(ResourceFilter.ALL.withLabel("team", "orders").withLabel("tier", "gold")))
                .containsExactly(orders);
    }

    private List<Resource> items(ResourceFilter filter) {
        return acme.list(filter, Page.Request.FIRST).items();
    }

    @Test
    void list_pagesWithoutRepeatingOrHidingWhileRowsComeAndGo() {
        List<Resource> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(acme.create(link("db-" + i)));
        }
        Page<Resource> first = acme.list(ResourceFilter.ALL, Page.Request.first(3));
        acme.delete(made.get(0).id());
        Page<Resource> second = acme.list(ResourceFilter.ALL, first.next().orElseThrow());
        Page<Resource> third = acme.list(ResourceFilter.ALL, second.next().orElseThrow());

        assertThat(first.items()).isEqualTo(made.subList(0, 3));
        assertThat(second.items()).isEqualTo(made.subList(3, 6));
        assertThat(third.items()).isEqualTo(made.subList(6, 7));
        assertThat(third.next()).isEmpty();
    }

    @Test
    void label_changesTheRowVersionButNotTheConnectionVersion() {
        Resource made = acme.create(link("orders-db").labels(Map.of("old", "1")));
        Resource labelled = acme.label(made.id(), made.rowVersion(), Map.of("new", "2"));

        assertThat(labelled.labels().values()).containsExactly(Map.entry("new", "2"));
        assertThat(labelled.rowVersion()).isGreaterThan(made.rowVersion());
        assertThat(labelled.connectionVersion()).isEqualTo(1);
        fails(ErrorCode.CONFLICT, () -> acme.label(made.id(), made.rowVersion(), Map.of()));
        assertThat(acme.get(made.id())).isEqualTo(labelled);
    }

    @Test
    void replace_addsAConnectionVersionAndKeepsTheOldOneOnRecord() {
        Resource made = acme.create(link("orders-db"));
        Resource replaced = acme.replaceConnectionString(made.id(), made.rowVersion(), ROTATED);

        assertThat(replaced.connectionVersion()).isEqualTo(2);
        assertThat(acme.versions(made.id()))
                .extracting(ConnectionVersion::seq, ConnectionVersion::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, ConnectionVersion.State.ACTIVE),
                        org.assertj.core.groups.Tuple.tuple(1L, ConnectionVersion.State.SUPERSEDED));
        assertThat(acme.create(ExternalLink.named("orders-db").connectionString(ROTATED)))
                .isEqualTo(replaced);
        fails(
                ErrorCode.CONFLICT,
                () -> acme.replaceConnectionString(made.id(), made.rowVersion(), "postgres://a:b@c.example:1/d"));
    }

    @Test
    void replace_withTheSameString_changesNothing() {
        Resource made = acme.create(link("orders-db"));
        assertThat(acme.replaceConnectionString(made.id(), made.rowVersion(), ORDERS))
                .isEqualTo(made);
    }

    @Test
    void replace_withAnotherType_isRefusedAndChangesNothing() {
        Resource made = acme.create(link("orders-db"));
        fails(
                ErrorCode.INVALID_ARGUMENT,
                () -> acme.replaceConnectionString(made.id(), made.rowVersion(), "redis://u:p@cache.example:6379/0"));
        assertThat(acme.get(made.id())).isEqualTo(made);
    }

    @Test
    void replace_thatWouldTakeAnEntryFromABinding_isRefusedNamingBoth() {
        Resource made = acme.create(link("orders-db"));
        acme.bind(made.id(), Workload.named("api"), Naming.variable("PGDATABASE", "{database}"));
        assertThatThrownBy(() -> acme.replaceConnectionString(
                        made.id(), made.rowVersion(), "postgres://app:n3w@db.acme.example:5432"))
                .hasMessageContaining("PGDATABASE")
                .hasMessageContaining("'database'")
                .hasMessageNotContaining("n3w");
        assertThat(acme.get(made.id())).isEqualTo(made);
    }

    @Test
    void delete_isRefusedWhileBoundAndFreesTheNameAfter() {
        Resource made = acme.create(link("orders-db"));
        var binding = acme.bind(made.id(), Workload.named("api"));
        fails(ErrorCode.STILL_BOUND, () -> acme.delete(made.id()));

        acme.unbind(binding.id());
        acme.delete(made.id());

        fails(ErrorCode.NOT_FOUND, () -> acme.get(made.id()));
        fails(ErrorCode.NOT_FOUND, () -> acme.delete(made.id()));
        fails(ErrorCode.NOT_FOUND, () -> acme.bind(made.id(), Workload.named("api")));
        assertThat(acme.find("orders-db")).isEqualTo(Optional.empty());
        assertThat(items(ResourceFilter.ALL)).isEmpty();
        assertThat(items(ResourceFilter.ALL.withPhase(Phase.DELETED)))
                .extracting(Resource::id)
                .containsExactly(made.id());
        assertThat(acme.create(ExternalLink.named("orders-db").connectionString(ROTATED))
                        .id())
                .isNotEqualTo(made.id());
    }
}
