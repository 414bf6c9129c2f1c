package dev.resourcebroker.core.crash;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Backup;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.vendor.FakeProvider;
import dev.resourcebroker.tck.vendor.FakeVendor;
import java.util.ArrayList;
import java.util.List;

/** What is wished for, said and found when resources have long been there. */
final class DayTwo {
    private static final OrgId ACME = OrgId.of("acme");
    private static final ProviderId FAKE = ProviderId.of("fake");

    private DayTwo() {}

    static void bring(Scene scene) {
        scene.records.await(
                "credential",
                () -> tried(() ->
                        scene.org.credentials().put(FAKE, FakeVendor.access().fields())));
    }

    /** Gives the new credential to the target, and says that it runs with it. */
    static void prove(Scene scene, Workload workload) {
        scene.records.await("proof", () -> {
            boolean given = tried(() -> scene.org.inject(workload, new Kept()).acknowledged());
            return given
                    && scene.org.carriers(Story.id(scene)).stream()
                            .allMatch(carried -> carried.connectionVersion() == Story.current(scene));
        });
    }

    /** Something that changes nothing, and has workers look. */
    static void nudge(Scene scene) {
        Story.wish(scene, 2, () -> scene.org.provisioning().protect(Story.id(scene), DeletionPolicy.DELETE, false));
    }

    static void clean(Scene scene) {
        scene.records.await("clean vendor", () -> {
            List<SweepFinding> found = swept(scene);
            found.forEach(finding -> tried(() -> scene.operator.clean(finding)));
            return found.isEmpty();
        });
    }

    static void adopt(Scene scene) {
        ManagedIntegration thing = ManagedIntegration.named("thing").offering(FakeProvider.THING);
        scene.records.await("adoption", () -> {
            if (scene.records.id().isEmpty()) {
                swept(scene).forEach(finding -> tried(() -> scene.operator.adopt(ACME, finding, thing)));
            }
            return scene.records.id().isPresent();
        });
        reinject(scene);
    }

    /** A backup from before a rotation is put back. */
    static void restore(Scene scene) {
        Backup backup = Backup.of(scene.pool);
        scene.org.provisioning().rotate(Story.id(scene));
        scene.records.await("new credential", () -> Story.current(scene) > 1);
        scene.records.awaitRest();
        backup.restore();
        scene.records.await("suspension", () -> Story.phase(scene) == Phase.QUARANTINED);
        scene.records.awaitRest();
    }

    static void goOn(Scene scene) {
        if (!scene.records.isToldToGoOn()) {
            scene.operator.goOn(ACME, Story.id(scene));
        }
        reinject(scene);
    }

    private static void reinject(Scene scene) {
        scene.records.await("stock taken", () -> Story.phase(scene) == Phase.READY);
        if (scene.records.wordsToFollow() > 0) {
            scene.operator.reinjected(ACME, Story.id(scene));
        }
    }

    private static List<SweepFinding> swept(Scene scene) {
        List<SweepFinding> found = new ArrayList<>();
        boolean whole = tried(() -> scene.operator.sweep(FAKE, found::add));
        return whole ? found : List.of();
    }

    private static boolean tried(Runnable call) {
        try {
            call.run();
            return true;
        } catch (BrokerException e) {
            // The vendor misbehaves, or something isn't there any more; it is tried again.
            return false;
        }
    }

    /** A target that each delivery to takes the place of the one before. */
    private static final class Kept implements Injector {
        @Override
        public String target() {
            return "kept";
        }

        @Override
        public boolean supersedes() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            // Nobody runs.
        }
    }
}
