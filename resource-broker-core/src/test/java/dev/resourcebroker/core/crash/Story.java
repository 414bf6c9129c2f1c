package dev.resourcebroker.core.crash;

import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.vendor.FakeProvider;
import dev.resourcebroker.tck.vendor.RequestKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What is wished for. Played again in another process, it goes on where it was halted. */
enum Story {
    CREATE(RequestKind.CREATE, RequestKind.ISSUE) {
        @Override
        void prepare(Scene scene) {}

        @Override
        void play(Scene scene, String snapshot) {
            create(scene, DeletionPolicy.DELETE);
        }
    },
    ROTATE(RequestKind.ISSUE, RequestKind.REVOKE) {
        @Override
        void prepare(Scene scene) {
            super.prepare(scene);
            scene.org.bind(id(scene), WORKLOAD);
            scene.org.inject(WORKLOAD, new Slot());
            scene.records.awaitRest();
        }

        @Override
        void play(Scene scene, String snapshot) {
            wish(scene, 2, () -> scene.org.provisioning().rotate(id(scene)));
            scene.records.await("new credential", () -> current(scene) > 1);
            scene.org.carriers(id(scene)).stream()
                    .map(CarriedVersion::injection)
                    .forEach(scene.org::endInjection);
        }
    },
    UPDATE(RequestKind.UPDATE) {
        @Override
        void play(Scene scene, String snapshot) {
            wish(
                    scene,
                    2,
                    () -> scene.org
                            .provisioning()
                            .update(id(scene), scene.org.get(id(scene)).rowVersion(), Map.of("size", "5")));
        }
    },
    DELETE(RequestKind.DELETE, RequestKind.REVOKE) {
        @Override
        void play(Scene scene, String snapshot) {
            wish(scene, 2, () -> scene.org.delete(id(scene)));
        }
    },
    SNAPSHOT_THEN_DELETE(RequestKind.SNAPSHOT, RequestKind.DELETE) {
        @Override
        void prepare(Scene scene) {
            create(scene, DeletionPolicy.SNAPSHOT_THEN_DELETE);
            scene.records.awaitRest();
        }

        @Override
        void play(Scene scene, String snapshot) {
            wish(scene, 2, () -> scene.org.delete(id(scene)));
        }
    },
    RESTORE(RequestKind.RESTORE) {
        @Override
        void play(Scene scene, String snapshot) {
            RestorePoint point = new RestorePoint.Snapshot(snapshot);
            wish(scene, 2, () -> scene.org.provisioning().restore(id(scene), point));
        }
    },
    UNDELETE(RequestKind.DELETE, RequestKind.UNDELETE) {
        @Override
        void play(Scene scene, String snapshot) {
            wish(scene, 2, () -> scene.org.delete(id(scene)));
            scene.records.await("deletion", () -> scene.records.wish() > 2 || GOING.contains(phase(scene)));
            try {
                wish(scene, 3, () -> scene.org.provisioning().undelete(id(scene)));
            } catch (BrokerException e) {
                scene.records.await("end of a deletion", () -> phase(scene) == Phase.DELETED);
            }
        }
    },
    ROTATE_WITH_PROOF(RequestKind.ISSUE, RequestKind.REVOKE) {
        @Override
        void prepare(Scene scene) {
            super.prepare(scene);
            scene.org.bind(id(scene), WORKLOAD);
            DayTwo.prove(scene, WORKLOAD);
            scene.records.awaitRest();
        }

        @Override
        void play(Scene scene, String snapshot) {
            wish(scene, 2, () -> scene.org.provisioning().rotate(id(scene)));
            scene.records.await("new credential", () -> current(scene) > 1);
            DayTwo.prove(scene, WORKLOAD);
        }
    },
    ROTATE_CUTTING_OFF(RequestKind.ISSUE, RequestKind.REVOKE) {
        @Override
        void prepare(Scene scene) {
            super.prepare(scene);
            scene.org.bind(id(scene), WORKLOAD);
            scene.org.inject(WORKLOAD, new Slot());
            scene.records.awaitRest();
        }

        @Override
        void play(Scene scene, String snapshot) {
            wish(scene, 2, () -> scene.org.provisioning().rotate(id(scene), Duration.ofMillis(200)));
            scene.records.await("new credential", () -> current(scene) > 1);
        }
    },
    CREATE_WITH_BROUGHT(RequestKind.CREATE, RequestKind.ISSUE) {
        @Override
        void prepare(Scene scene) {
            DayTwo.bring(scene);
        }

        @Override
        void play(Scene scene, String snapshot) {
            create(scene, DeletionPolicy.DELETE);
        }
    },
    MEND_CHANGED(RequestKind.UPDATE) {
        @Override
        void disturb(Console console) {
            console.resize();
        }

        @Override
        void play(Scene scene, String snapshot) {
            DayTwo.nudge(scene);
        }
    },
    MEND_REMOVED(RequestKind.UNDELETE) {
        @Override
        void disturb(Console console) {
            console.deleteAll();
        }

        @Override
        void play(Scene scene, String snapshot) {
            DayTwo.nudge(scene);
        }
    },
    CLEAN_ORPHAN(RequestKind.DELETE) {
        @Override
        void disturb(Console console) {
            console.makeOrphan();
        }

        @Override
        void play(Scene scene, String snapshot) {
            DayTwo.clean(scene);
        }
    },
    ADOPT_ORPHAN(RequestKind.ISSUE, RequestKind.REVOKE) {
        @Override
        void prepare(Scene scene) {}

        @Override
        void disturb(Console console) {
            console.makeOrphan();
        }

        @Override
        void play(Scene scene, String snapshot) {
            DayTwo.adopt(scene);
        }
    },
    GO_ON_AFTER_RESTORE(RequestKind.REVOKE) {
        @Override
        void prepare(Scene scene) {
            super.prepare(scene);
            DayTwo.restore(scene);
        }

        @Override
        void play(Scene scene, String snapshot) {
            DayTwo.goOn(scene);
        }
    };

    private static final Set<Story> DAY_TWO = EnumSet.range(ROTATE_WITH_PROOF, GO_ON_AFTER_RESTORE);
    private static final Workload WORKLOAD = Workload.named("app");
    private static final Set<Phase> GOING = EnumSet.of(Phase.DELETING, Phase.DELETED);

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<RequestKind> concerned;

    Story(RequestKind... concerned) {
        this.concerned = Set.of(concerned);
    }

    /** Which requests it is about. */
    Set<RequestKind> concerned() {
        return concerned;
    }

    boolean isPossible(Shape shape) {
        boolean tagged = shape.traits.tagging() != Tagging.NONE;
        return switch (this) {
            case UNDELETE -> shape.traits.undeletes();
            // One look is made, which must show it.
            case MEND_CHANGED -> shape != Shape.LAGGING;
            case MEND_REMOVED ->
                shape != Shape.LAGGING && shape.traits.credentials().listed();
            case CLEAN_ORPHAN, ADOPT_ORPHAN -> tagged;
            // Where nothing tells a version, a rotation that is forgotten doesn't show.
            case GO_ON_AFTER_RESTORE -> tagged && shape.traits.credentials().listing() == Listing.VERSIONS;
            default -> true;
        };
    }

    /** Whether its resources have long been there. */
    boolean isDayTwo() {
        return DAY_TWO.contains(this);
    }

    /** How it may end. */
    Set<Phase> ends(Shape shape) {
        return switch (this) {
            // Where nothing tells whether a restore was done, and its answer is lost, an operator decides.
            case RESTORE ->
                shape.traits.tagging() == Tagging.NONE
                        ? EnumSet.of(Phase.READY, Phase.QUARANTINED)
                        : EnumSet.of(Phase.READY);
            case DELETE, SNAPSHOT_THEN_DELETE -> EnumSet.of(Phase.DELETED);
            case UNDELETE -> EnumSet.of(Phase.READY, Phase.DELETED);
            case MEND_REMOVED -> EnumSet.of(shape.traits.undeletes() ? Phase.READY : Phase.QUARANTINED);
            default -> EnumSet.of(Phase.READY);
        };
    }

    /** What is before the first boundary. */
    void prepare(Scene scene) {
        create(scene, DeletionPolicy.DELETE);
        scene.records.awaitRest();
    }

    /** What somebody does at the vendor before the first boundary. */
    void disturb(Console console) {}

    abstract void play(Scene scene, String snapshot);

    static Resource create(Scene scene, DeletionPolicy policy) {
        return scene.org.create(
                ManagedIntegration.named("thing").offering(FakeProvider.THING).onDeletion(policy));
    }

    static ResourceId id(Scene scene) {
        return scene.records.id().orElseThrow();
    }

    static Phase phase(Scene scene) {
        return scene.records.phase().orElseThrow();
    }

    static long current(Scene scene) {
        return scene.org.get(id(scene)).connectionVersion();
    }

    /** Wishes, unless that is on record already. */
    static void wish(Scene scene, long version, Runnable wish) {
        if (scene.records.wish() < version) {
            wish.run();
        }
    }

    private static final class Slot implements Injector {
        @Override
        public String target() {
            return "slot";
        }

        @Override
        public boolean supersedes() {
            return false;
        }

        @Override
        public void deliver(Delivery delivery) {
            // Nobody runs.
        }
    }
}
