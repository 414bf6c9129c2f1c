package dev.resourcebroker.core.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.tck.vendor.FakeProvider;
import dev.resourcebroker.tck.vendor.FakeVendor;
import dev.resourcebroker.tck.vendor.Fault;
import dev.resourcebroker.tck.vendor.Misbehaviour;
import dev.resourcebroker.tck.vendor.RequestKind;
import dev.resourcebroker.tck.vendor.Stock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four processes share the work on one PostgreSQL. They end and are paused while wishes come in; nothing is lost or doubled. */
@Tag("once")
class ClusterTest {
    private static final int ORGS = 20;
    private static final int RESOURCES = Integer.getInteger("cluster.resources", 200);
    private static final int PROCESSES = 4;

    @Test
    void processesEndAndArePaused_andTheVendorHoldsWhatIsOnRecord(@TempDir Path directory) throws Exception {
        Address address = Templates.in(directory).copy(Database.POSTGRESQL);
        try (FakeVendor vendor = FakeVendor.open(Shape.DOUBLING.traits, Clock.systemUTC());
                Records records = new Records(address.behind());
                HikariDataSource pool = address.pool(4);
                EmbeddedBroker broker = ClusterProcess.broker(address, pool, vendor.uri())
                        .workers(0)
                        .build();
                Cluster cluster = new Cluster(address, vendor.uri())) {
            vendor.misbehave(misbehaviours());
            for (int i = 0; i < PROCESSES; i++) {
                cluster.start();
            }
            cluster.awaitStarted();
            disturb(broker, cluster, create(broker));
            records.await("balance", () -> isBalanced(records, vendor));
            pass(Duration.ofSeconds(7));
            records.await("balance that lasts", () -> isBalanced(records, vendor));
            System.out.println("cluster: " + RESOURCES + " resources, " + PROCESSES + " processes, "
                    + vendor.requests(RequestKind.CREATE) + " creations and " + vendor.requests(RequestKind.ISSUE)
                    + " issues sent");
            assertThat(records.phases()).hasSize(RESOURCES).containsOnly(Phase.READY, Phase.DELETED);
        }
    }

    private static Misbehaviour[] misbehaviours() {
        RequestKind[] effects = {
            RequestKind.CREATE, RequestKind.ISSUE, RequestKind.UPDATE, RequestKind.DELETE, RequestKind.REVOKE
        };
        return new Misbehaviour[] {
            Misbehaviour.of(Fault.ANSWER_LOST, effects).sometimes(0.1, 1),
            Misbehaviour.of(Fault.REPEATED, RequestKind.CREATE).sometimes(0.05, 2)
        };
    }

    private static List<Resource> create(EmbeddedBroker broker) {
        List<Resource> created = new ArrayList<>();
        for (int i = 0; i < RESOURCES; i++) {
            created.add(
                    org(broker, i).create(ManagedIntegration.named("thing-" + i).offering(FakeProvider.THING)));
        }
        return created;
    }

    private static OrgBroker org(EmbeddedBroker broker, int number) {
        return broker.broker().org(OrgId.of("org-" + number % ORGS));
    }

    private static void disturb(EmbeddedBroker broker, Cluster cluster, List<Resource> resources) throws Exception {
        cluster.replaceOldest();
        pass(Duration.ofSeconds(2));
        Child paused = cluster.pause();
        wish(broker, resources);
        pass(ClusterProcess.TAKE_OVER.multipliedBy(2));
        cluster.revive(paused);
        for (int i = 0; i < PROCESSES; i++) {
            pass(Duration.ofSeconds(2));
            cluster.replaceOldest();
        }
    }

    /** Of eight resources two are deleted, two get another size, two another credential. */
    private static void wish(EmbeddedBroker broker, List<Resource> resources) {
        for (int i = 0; i < resources.size(); i++) {
            OrgBroker org = org(broker, i);
            Resource resource = org.get(resources.get(i).id());
            switch (i % 8) {
                case 0, 1 -> org.delete(resource.id());
                case 2, 3 -> org.provisioning().rotate(resource.id());
                case 4, 5 -> resize(org, resource.id());
                default -> org.get(resource.id());
            }
        }
    }

    private static void resize(OrgBroker org, ResourceId id) {
        while (true) {
            try {
                org.provisioning().update(id, org.get(id).rowVersion(), Map.of("size", "5"));
                return;
            } catch (PermanentBrokerException e) {
                // A worker was faster.
                assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
            }
        }
    }

    private static boolean isBalanced(Records records, FakeVendor vendor) {
        Stock stock = vendor.stock();
        List<String> things = stock.things().stream()
                .map(thing -> thing.id() + " of size " + thing.size())
                .sorted()
                .toList();
        List<String> keys = stock.keys().stream().map(Stock.Key::id).sorted().toList();
        return records.phases().stream().allMatch(phase -> phase == Phase.READY || phase == Phase.DELETED)
                && things.equals(records.resources())
                && keys.equals(records.credentials());
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
