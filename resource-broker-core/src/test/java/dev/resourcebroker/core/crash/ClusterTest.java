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
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    private final Random wishes = new Random(4);
    private final List<Resource> resources = new ArrayList<>();
    private EmbeddedBroker broker;

    @Test
    void processesEndAndArePaused_andTheVendorHoldsWhatIsOnRecord(@TempDir Path directory) throws Exception {
        Address address = Templates.in(directory).copy(Database.POSTGRESQL);
        try (FakeVendor vendor = FakeVendor.open(Shape.DOUBLING.traits, Clock.systemUTC());
                Connection behind = address.behind();
                Records records = new Records(address.behind());
                HikariDataSource pool = address.pool(4);
                EmbeddedBroker started = ClusterProcess.broker(address, pool, vendor.uri())
                        .workers(0)
                        .build();
                Cluster cluster = new Cluster(address, vendor.uri())) {
            broker = started;
            Witness witness = Witness.in(behind);
            vendor.misbehave(misbehaviours());
            for (int i = 0; i < PROCESSES; i++) {
                cluster.start();
            }
            cluster.awaitStarted();
            resources.addAll(create());
            Revived revived = disturb(cluster);
            records.await("balance", () -> isBalanced(records, vendor));
            // So long that each resource is looked at once more.
            pass(Duration.ofSeconds(7));
            records.await("balance that lasts", () -> isBalanced(records, vendor));
            System.out.println("cluster: " + RESOURCES + " resources, " + PROCESSES + " processes, "
                    + vendor.requests(RequestKind.CREATE) + " creations and " + vendor.requests(RequestKind.ISSUE)
                    + " issues sent");
            assertThat(witness.calls()).isGreaterThan(RESOURCES);
            assertThat(witness.intrusions()).isEmpty();
            assertThat(witness.outdatedCalls(revived.pid(), revived.at())).isEmpty();
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

    private List<Resource> create() {
        List<Resource> created = new ArrayList<>();
        for (int i = 0; i < RESOURCES; i++) {
            created.add(org(i).create(ManagedIntegration.named("thing-" + i).offering(FakeProvider.THING)));
        }
        return created;
    }

    private OrgBroker org(int number) {
        return broker.broker().org(OrgId.of("org-" + number % ORGS));
    }

    /** A process that was paused, and when it went on. */
    private record Revived(long pid, Instant at) {}

    private Revived disturb(Cluster cluster) throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            wishHalf(0);
            cluster.replaceOldest();
            wishHalf(1);
        }
        wishHalf(0);
        Child paused = cluster.pause();
        wishHalf(1);
        pass(ClusterProcess.TAKE_OVER.multipliedBy(2));
        wishHalf(0);
        Instant at = Instant.now();
        cluster.revive(paused);
        return new Revived(paused.process().pid(), at);
    }

    /** Of six resources one is deleted, two get another size, two another credential, if they are there still. */
    private void wishHalf(int half) {
        for (int i = half; i < resources.size(); i += 2) {
            ResourceId id = resources.get(i).id();
            OrgBroker org = org(i);
            try {
                wish(org, id, wishes.nextInt(6));
            } catch (PermanentBrokerException e) {
                // It is being deleted, or a worker was faster.
                assertThat(e.code()).isIn(ErrorCode.NOT_FOUND, ErrorCode.TOO_LATE, ErrorCode.CONFLICT);
            }
        }
    }

    private static void wish(OrgBroker org, ResourceId id, int choice) {
        switch (choice) {
            case 0 -> org.delete(id);
            case 1, 2 -> org.provisioning().rotate(id);
            case 3 -> resize(org, id, "5");
            case 4 -> resize(org, id, "2");
            default -> org.get(id);
        }
    }

    private static void resize(OrgBroker org, ResourceId id, String size) {
        org.provisioning().update(id, org.get(id).rowVersion(), Map.of("size", size));
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
