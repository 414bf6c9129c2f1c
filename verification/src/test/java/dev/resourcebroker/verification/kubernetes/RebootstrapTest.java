package dev.resourcebroker.verification.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ReinjectProgress;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster is destroyed with its etcd, and comes back from the meta-database, value by value. */
@WithApiServer
@Tag("once")
class RebootstrapTest {
    private static final int NAMESPACES = Integer.getInteger("kubernetes.namespaces", 200);
    private static final int OF_ORG = 10;
    private static final int BINDINGS = 5;
    private static final Pattern REQUESTS = Pattern.compile(
            "apiserver_request_total\\{.*resource=\"(secrets|namespaces)\".*verb=\"([A-Z]+)\"} ([0-9.e+]+)");

    @TempDir
    private Path directory;

    /** Five bindings in each namespace: three of one workload, two of another. */
    private static void fill(ClusterSite site) {
        for (int i = 0; i < NAMESPACES; i++) {
            String org = "org" + i / OF_ORG;
            String namespace = "n" + i;
            site.register(namespace, org, "production", "api" + i, "job" + i);
            for (int j = 0; j < BINDINGS; j++) {
                bind(site, org, j, Workload.named((j < 3 ? "api" : "job") + i));
            }
        }
    }

    private static void bind(ClusterSite site, String org, int number, Workload workload) {
        OrgBroker tenant = site.org(org);
        Resource database = tenant.find("db" + number)
                .orElseGet(() -> site.database(org, "db" + number, "s3cret-" + org + "-" + number));
        tenant.bind(database.id(), workload, Naming.prefix("DB" + number));
    }

    @Test
    void everyValueIsBack_afterEtcdIsDestroyed(ApiServer server) {
        server.nuke();
        try (ClusterSite site = new ClusterSite(server, directory)) {
            fill(site);
            assertThat(site.operator().reinject(site.target()).problems()).isEmpty();
            Map<String, String> before = site.values();
            assertValues(before);

            server.nuke();
            assertThat(site.values()).isEmpty();
            List<ReinjectProgress> told = new ArrayList<>();
            ReinjectReport report = site.operator()
                    .reinject(site.target(), Reinjection.defaults().telling(told::add));
            assertThat(report.problems()).isEmpty();
            assertThat(report.namespaces()).isEqualTo(NAMESPACES);
            assertThat(told.get(told.size() - 1).done()).isEqualTo(NAMESPACES);
            assertThat(site.values()).isEqualTo(before);
            nothingMoreIsWritten(site);
        }
    }

    private static void assertValues(Map<String, String> values) {
        for (int i = 0; i < NAMESPACES; i++) {
            for (int j = 0; j < BINDINGS; j++) {
                String workload = (j < 3 ? "api" : "job") + i;
                String password = "s3cret-org" + i / OF_ORG + "-" + j;
                assertThat(values)
                        .containsEntry(
                                "n" + i + "/rb." + workload + ".production.env/DB" + j + "_DATABASE_URL",
                                "postgres://app:" + password + "@db.example:5432/db" + j)
                        .containsEntry(
                                "n" + i + "/rb." + workload + ".production.binding.db" + j + "/password", password);
            }
        }
    }

    private static void nothingMoreIsWritten(ClusterSite site) {
        Map<String, Double> before = requests(site);
        ReinjectReport again = site.operator().reinject(site.target());
        assertThat(again.written()).isZero();
        assertThat(again.unchanged()).isEqualTo(2L * NAMESPACES);
        Map<String, Double> after = requests(site);
        double pages = Math.ceil(NAMESPACES * 7 / 500.0);
        after.forEach((kind, count) -> assertThat(count - before.getOrDefault(kind, 0.0))
                .as(kind)
                .isEqualTo(kind.equals("secrets LIST") ? pages : kind.equals("namespaces LIST") ? 1 : 0));
    }

    private static Map<String, Double> requests(ClusterSite site) {
        return site.admin
                .raw("/metrics")
                .lines()
                .map(REQUESTS::matcher)
                .filter(Matcher::find)
                .collect(Collectors.toMap(
                        line -> line.group(1) + " " + line.group(2),
                        line -> Double.valueOf(line.group(3)),
                        Double::sum));
    }
}
