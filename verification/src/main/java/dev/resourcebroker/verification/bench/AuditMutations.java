package dev.resourcebroker.verification.bench;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Labels by 64 threads at once, each of a resource of its own: by a broker that adds entries, and by one that doesn't. */
final class AuditMutations {
    private static final int THREADS = 64;
    private static final int ROUNDS = 5;
    private static final long WARM_UP = 3_000_000_000L;
    private static final long MEASURED = 5_000_000_000L;

    private final Site on;
    private final Site off;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private AuditMutations(Site on, Site off) {
        this.on = on;
        this.off = off;
    }

    static List<String> run(Path directory, String url) throws Exception {
        try (Site on = Site.at(directory, url);
                Site off = Site.withoutEntries(directory, url)) {
            AuditMutations mutations = new AuditMutations(manyThreads(on), manyThreads(off));
            try {
                List<String> ratios = new ArrayList<>(mutations.compare("one_org", 1));
                ratios.addAll(mutations.compare("64_orgs", THREADS));
                return ratios;
            } finally {
                mutations.threads.shutdownNow();
            }
        }
    }

    private static Site manyThreads(Site site) {
        site.pool.setMaximumPoolSize(THREADS);
        site.pool.setConnectionTimeout(60_000);
        return site;
    }

    private List<String> compare(String name, int orgs) throws Exception {
        List<Resource> resources = resources(name, orgs);
        measure(resources, off, WARM_UP);
        measure(resources, on, WARM_UP);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double without = measure(resources, off, MEASURED);
            double with = measure(resources, on, MEASURED);
            ratios.add(with / without);
            System.out.printf(Locale.ROOT, "audit.mutations.%s on %8.0f off %8.0f mutations/s%n", name, with, without);
        }
        return List.of(Rounds.ratio("audit.mutations." + name, Rounds.median(ratios)));
    }

    private List<Resource> resources(String name, int orgs) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String org = name + "-" + i % orgs;
            ExternalLink link = ExternalLink.named("db-" + i).connectionString(Site.url(org, "db-" + i));
            resources.add(on.org(org).create(link));
        }
        return resources;
    }

    /** Labels for some time, and gives mutations per second. */
    private double measure(List<Resource> resources, Site site, long nanos) throws Exception {
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            running.add(threads.submit(() -> {
                while (System.nanoTime() - begin < nanos) {
                    resources.set(thread, labelled(site, resources.get(thread)));
                    done.incrementAndGet();
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return done.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static Resource labelled(Site site, Resource resource) {
        OrgBroker org = site.org(resource.org().value());
        return org.label(resource.id(), resource.rowVersion(), Map.of("n", "v" + resource.rowVersion()));
    }
}
