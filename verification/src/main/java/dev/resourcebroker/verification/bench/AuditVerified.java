package dev.resourcebroker.verification.bench;

import dev.resourcebroker.audit.AuditReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies every chain with little heap. Meanwhile another thread collects garbage again and again and looks after
 * each, so that only what is held counts.
 */
public final class AuditVerified {
    private final Site site;
    private volatile boolean ended;
    private volatile long most;

    private AuditVerified(Site site) {
        this.site = site;
    }

    /** Measures in this JVM, and prints how many entries, seconds without looking, and bytes. */
    public static void main(String... args) throws InterruptedException {
        try (Site site = Site.given()) {
            long begin = System.nanoTime();
            AuditReport report = site.embedded.operator().audit().verify(List.of());
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (!report.isIntact()) {
                throw new IllegalStateException("found " + report.findings());
            }
            System.out.println(report.entries());
            System.out.println(seconds);
            System.out.println(new AuditVerified(site).peak());
        }
    }

    private long peak() throws InterruptedException {
        Thread looking = new Thread(this::look, "looks");
        looking.start();
        site.embedded.operator().audit().verify(List.of());
        ended = true;
        looking.join();
        return most;
    }

    private void look() {
        while (!ended) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        }
    }

    /**
     * What came of it.
     *
     * @param entries how many entries
     * @param seconds how long it took
     * @param bytes the most heap in use
     */
    record Measured(long entries, double seconds, long bytes) {}

    /** Measures in a JVM of its own. */
    static Measured measured(Path directory, String url) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(Site.jvmArgs(directory, url));
        args.add("-Xmx" + HeapPeak.LIMIT + "m");
        List<String> lines = OtherJvm.output(args, AuditVerified.class).lines().toList();
        return new Measured(
                Long.parseLong(lines.get(0)), Double.parseDouble(lines.get(1)), Long.parseLong(lines.get(2)));
    }
}
