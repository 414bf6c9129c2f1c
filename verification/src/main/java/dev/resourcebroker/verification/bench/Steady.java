package dev.resourcebroker.verification.bench;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.resourcebroker.EmbeddedBroker;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What 100,000 resources cost that are as they should be, each looked at every ten minutes. */
final class Steady {
    private static final int RESOURCES = 100_000;
    private static final Duration DRIFT = Duration.ofMinutes(10);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(90);

    private Steady() {}

    static List<String> run(Path directory) throws Exception {
        try (Store.Running running = Store.PG.begin(directory);
                Provisioning provisioning = new Provisioning(directory, running.url())) {
            provisioning.broker(0, settings -> settings).close();
            Stock.fill(running.url(), RESOURCES, (int) DRIFT.toSeconds());
            provisioning.vendor.hasEverything();
            EmbeddedBroker broker = provisioning.broker(4, settings -> settings.driftInterval(DRIFT));
            try {
                return List.of(measure(provisioning));
            } finally {
                broker.close();
            }
        }
    }

    private static String measure(Provisioning provisioning) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Thread.sleep(WARM_UP.toMillis());
        provisioning.counted.forget();
        long looks = provisioning.vendor.looks.sum();
        long cpu = system.getProcessCpuTime();
        double pool = poolUse(provisioning.pool.getHikariPoolMXBean());
        double observations = provisioning.vendor.looks.sum() - looks;
        double cores = (system.getProcessCpuTime() - cpu) / (double) MEASURED.toNanos();
        System.out.printf(
                Locale.ROOT,
                "steady: %.0f observations a second (%.0f are due), %.2f cores, %.2f connections in use, %.1f statements"
                        + " an observation%n",
                observations / MEASURED.toSeconds(),
                RESOURCES / (double) DRIFT.toSeconds(),
                cores,
                pool,
                provisioning.counted.statements() / observations);
        long other = provisioning.number("select count(*) from resource_broker.provisioning where phase <> 'READY'");
        if (other > 0) {
            throw new IllegalStateException(other + " resources are not READY any more");
        }
        return Rounds.ratio("steady.cores", cores);
    }

    private static double poolUse(HikariPoolMXBean pool) throws InterruptedException {
        long end = System.nanoTime() + MEASURED.toNanos();
        long sum = 0;
        long samples = 0;
        while (System.nanoTime() < end) {
            sum += pool.getActiveConnections();
            samples++;
            Thread.sleep(10);
        }
        return sum / (double) samples;
    }
}
