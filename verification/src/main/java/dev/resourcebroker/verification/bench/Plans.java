package dev.resourcebroker.verification.bench;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How PostgreSQL finds the rows of every statement that a resource's life sends, among many. */
final class Plans {
    private static final int ROWS = 1_000_000;
    private static final Set<String> LARGE =
            Set.of("resources", "provisioning", "connection_versions", "scheduled_tasks");
    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

    private final String url;

    private Plans(String url) {
        this.url = url;
    }

    static List<String> run(Path directory) throws Exception {
        Map<String, String> bad = explain(directory, ROWS);
        bad.forEach((sql, plan) -> System.out.println(sql + "\n" + plan));
        if (!bad.isEmpty()) {
            throw new IllegalStateException(bad.size() + " statements read whole tables");
        }
        return List.of();
    }

    /**
     * Lives a resource's life among others, and explains what it sent.
     *
     * @return the statements that read one of the large tables from end to end, with their plans
     */
    static Map<String, String> explain(Path directory, int rows) throws Exception {
        try (Store.Running running = Store.PG.begin(directory);
                Provisioning provisioning = new Provisioning(directory, running.url())) {
            provisioning.broker(0, settings -> settings).close();
            Stock.fill(running.url(), rows, 86_400);
            provisioning.counted.forget();
            try (EmbeddedBroker broker = provisioning.broker(
                    2, settings -> settings.callDeadline(Duration.ofMillis(200)).deletionGrace(Duration.ZERO))) {
                live(broker);
            }
            return new Plans(running.url()).reading(provisioning.counted.texts());
        }
    }

    private static void live(EmbeddedBroker broker) throws Exception {
        OrgBroker org = broker.broker().org(OrgId.of("org-7"));
        Workload api = Workload.named("api");
        Resource link = org.create(ExternalLink.named("link").connectionString(Site.url("org-7", "link")));
        Resource made = org.create(ManagedIntegration.named("made").offering(InstantVendor.DATABASE));
        ready(org, made);
        org.bind(made.id(), api);
        org.resolve(org.bind(link.id(), Workload.named("other")).id());
        var injection = org.inject(api, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
        org.provisioning().rotate(made.id());
        ready(org, made);
        org.inject(api, ProcessInjector.into(new ProcessBuilder("true"), "host-2/api"));
        injection.ended();
        org.carriers(made.id());
        org.list(ResourceFilter.ALL.withPhase(Phase.READY), Page.Request.first(10));
        org.versions(made.id());
        org.bindings(api).forEach(binding -> org.unbind(binding.id()));
        broker.operator().retireTarget("host-2/api");
        org.delete(made.id());
        gone(org, "made");
    }

    private static void gone(OrgBroker org, String name) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (org.find(name).isPresent()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " isn't deleted: " + org.find(name));
            }
            Thread.sleep(20);
        }
    }

    private static void ready(OrgBroker org, Resource resource) throws Exception {
        org.whenReady(resource.id()).toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    private Map<String, String> reading(Set<String> statements) throws SQLException {
        Map<String, String> bad = new TreeMap<>();
        // What is explained has parameters without values, which only the simple protocol lets pass.
        try (Connection connection = DriverManager.getConnection(url + "?preferQueryMode=simple", Store.HOST, "");
                Statement explain = connection.createStatement()) {
            explain.execute("select set_config('resource_broker.scope', 'operator', false)");
            for (String sql : statements) {
                for (String one : single(sql)) {
                    String plan = plan(explain, one);
                    if (SCAN.matcher(plan).results().anyMatch(scan -> LARGE.contains(scan.group(1)))) {
                        bad.put(one, plan);
                    }
                }
            }
        }
        return bad;
    }

    /** The statements of a text that can be explained, with parameters as PostgreSQL numbers them. */
    private static List<String> single(String text) {
        List<String> all = new ArrayList<>();
        for (String sql : Pattern.compile(" *; *").splitAsStream(text.strip()).toList()) {
            boolean reads = sql.matches("(?is)(select|update|delete|insert|with).*");
            if (reads && LARGE.stream().anyMatch(sql::contains)) {
                all.add(numbered(sql));
            }
        }
        return all;
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?")
                .matcher(sql)
                .replaceAll(parameter -> Matcher.quoteReplacement("$" + number.incrementAndGet()));
    }

    private String plan(Statement explain, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = explain.executeQuery("explain (generic_plan) " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        } catch (SQLException e) {
            throw new SQLException("explaining " + sql + " at " + url, e);
        }
        return plan.toString();
    }
}
