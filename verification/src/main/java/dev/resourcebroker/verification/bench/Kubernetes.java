package dev.resourcebroker.verification.bench;

import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.Binaries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A cluster that comes back, and one that has everything, each against a bare client that does the same to the same API
 * server; and how long a pod waits for its decision.
 */
final class Kubernetes {
    private static final int ROUNDS = 3;
    private static final int LOOKS = 7;

    private Kubernetes() {}

    static List<String> run(Path directory) throws Exception {
        try (ApiServer server = ApiServer.start(Binaries.find());
                Store.Running running = Store.PG.begin(directory);
                KubernetesSite site = new KubernetesSite(server, directory, running.url())) {
            site.fill();
            site.rebootstrap();
            RawCluster raw = site.raw();
            System.out.printf(
                    "kubernetes: %d bindings, %d objects in the cluster%n", KubernetesSite.BINDINGS, raw.objects());
            List<String> ratios = new ArrayList<>(List.of(rebootstrap(server, site, raw), resync(site, raw)));
            site.printDecisions();
            Dependencies.print("bench.kubernetes.classpath");
            return ratios;
        }
    }

    private static String rebootstrap(ApiServer server, KubernetesSite site, RawCluster raw) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            server.nuke();
            double bare = seconds(raw::apply);
            server.nuke();
            ratios.add(told("rebootstrap", seconds(site::rebootstrap), bare));
        }
        return Rounds.ratio("kubernetes.rebootstrap_vs_raw", Rounds.median(ratios));
    }

    private static String resync(KubernetesSite site, RawCluster raw) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            double bare = seconds(raw::list);
            ratios.add(told("resync", seconds(site::resync), bare));
        }
        return Rounds.ratio("kubernetes.resync_vs_list", Rounds.median(ratios));
    }

    private static double told(String name, double broker, double bare) {
        System.out.printf(Locale.ROOT, "kubernetes.%s broker %.2f s, bare %.2f s%n", name, broker, bare);
        return broker / bare;
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
