package dev.resourcebroker.verification.bench;

import dev.resourcebroker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast resources become ready at a vendor that takes no time: by the engine, and by the scheduler alone with the same
 * number of runs and the same writes, without decisions, encryption and audit log.
 */
final class Engine {
    private static final int RESOURCES = 5000;
    private static final int ORGS = 500;
    /** Rounds that aren't counted, in which the JVM compiles both sides. */
    private static final int WARM_UP = 2;

    private static final int ROUNDS = 3;

    private Engine() {}

    static List<String> run(Path directory) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            Path own = directory.resolve("round-" + round);
            try (Store.Running running = Store.PG.begin(own)) {
                ratios.add(round(own, running.url()));
            }
        }
        return List.of(Rounds.ratio("engine.vs_db_scheduler", Rounds.median(ratios.subList(WARM_UP, ratios.size()))));
    }

    private static double round(Path directory, String url) throws Exception {
        try (Provisioning provisioning = new Provisioning(directory, url)) {
            provisioning.wish(RESOURCES, ORGS);
            provisioning.counted.forget();
            double engine = engine(provisioning);
            Profile profile = Profile.of(provisioning.counted, RESOURCES);
            System.out.println(profile.shown());
            double bare = new BareScheduler(provisioning.pool, profile).perSecond(RESOURCES);
            System.out.printf(Locale.ROOT, "engine %8.1f bare %8.1f resources/s%n", engine, bare);
            return engine / bare;
        }
    }

    private static double engine(Provisioning provisioning) throws InterruptedException {
        EmbeddedBroker broker = provisioning.broker(Provisioning.WORKERS, settings -> settings);
        try {
            long begin = System.nanoTime();
            while (provisioning.inPhase("READY") < RESOURCES) {
                Thread.sleep(20);
            }
            return RESOURCES * 1e9 / (System.nanoTime() - begin);
        } finally {
            broker.close();
        }
    }
}
