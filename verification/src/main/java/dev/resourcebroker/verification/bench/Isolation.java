package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What row-level security of PostgreSQL costs: the same statements on the same rows, with policies and without. */
final class Isolation {
    private static final int WORKLOADS = 2_000;
    private static final String FORCED =
            "select tablename from pg_tables where schemaname = 'resource_broker' and rowsecurity";

    private Isolation() {}

    static List<String> run(Path directory) throws Exception {
        try (Store.Running running = Store.PG.begin(directory)) {
            String on = running.url();
            try (Site site = Site.at(directory, on)) {
                BulkData.begin(site);
                BulkData.add(site, 0, WORKLOADS);
            }
            String off = copyWithoutPolicies(on);
            return List.of(
                    ratio("single", IsolationSingleBenchmark.class, IsolationSides.jvmArgs(directory, on, off)),
                    ratio("bulk", IsolationBulkBenchmark.class, IsolationSides.jvmArgs(directory, on, off)));
        }
    }

    private static String copyWithoutPolicies(String url) throws SQLException {
        String copy = url.replaceAll("/postgres$", "/unforced");
        Store.execute(url.replaceAll("/postgres$", "/template1"), "create database unforced template postgres");
        try (Connection connection = Store.superuser(copy);
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                statement.execute("alter table resource_broker." + table + " disable row level security");
            }
            statement.execute("analyze");
        }
        return copy;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(FORCED)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String ratio(String what, Class<?> benchmark, List<String> jvmArgs) throws RunnerException {
        String name = "isolation.on_vs_off." + what;
        Rounds rounds = Rounds.run(
                5,
                () -> new OptionsBuilder()
                        .include(benchmark.getName())
                        .forks(1)
                        .warmupIterations(6)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend(jvmArgs.toArray(String[]::new)));
        rounds.print(name, "us/op");
        return rounds.ratio(name, "on", "off");
    }
}
