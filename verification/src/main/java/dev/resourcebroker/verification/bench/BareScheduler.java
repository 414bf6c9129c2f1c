package dev.resourcebroker.verification.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The scheduler alone, with as many runs and the same writes to copies of the same rows. */
final class BareScheduler {
    private static final String[] TABLES = {"scheduled_tasks", "provisioning", "connection_versions", "resources"};
    private static final String CLAIM =
            "update bare.provisioning set fence = greatest(fence + 1, ?) where org_id = ? and resource_id = ?";
    private static final String PROGRESS = "update bare.provisioning set phase_since = now(), phase = ?, progress = ?,"
            + " failures = 0 where org_id = ? and resource_id = ? and fence >= 0";
    private static final String VERSION = "insert into bare.connection_versions (org_id, resource_id, seq, state,"
            + " created_by, created_at) values (?, ?, 1, 'ISSUING', 'service:provisioning', now())";
    private static final String ISSUED = "update bare.connection_versions set state = 'ACTIVE', details = ?,"
            + " provider_credential_id = ? where org_id = ? and resource_id = ? and seq = 1";
    private static final String SHOWN = "update bare.resources set phase = 'READY', connection_seq = 1,"
            + " connection_details = ?, row_version = row_version + 1, changed_at = now()"
            + " where org_id = ? and id = ?";
    private static final byte[] DETAILS = new byte[420];

    private final HikariDataSource pool;
    private final Profile profile;
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();

    BareScheduler(HikariDataSource pool, Profile profile) {
        this.pool = pool;
        this.profile = profile;
    }

    double perSecond(int resources) throws InterruptedException {
        String url = pool.getJdbcUrl();
        String progress = copied(url);
        CountDownLatch ready = new CountDownLatch(resources);
        CustomTask<Void> task = Tasks.custom("bare", Void.class).execute((instance, context) -> {
            String[] key = instance.getId().split("/", 2);
            boolean last = run(new Row(key[0], UUID.fromString(key[1])), progress);
            if (last) {
                ready.countDown();
            }
            return (complete, operations) ->
                    operations.reschedule(complete, last ? Instant.now().plusSeconds(600) : Instant.now());
        });
        Scheduler scheduler = Scheduler.create(pool, task)
                .tableName("bare.scheduled_tasks")
                .threads(Provisioning.WORKERS)
                .pollingInterval(Duration.ofMillis(200))
                .pollUsingLockAndFetch(0.5, 1.0)
                .commitWhenAutocommitDisabled(true)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
        long begin = System.nanoTime();
        scheduler.start();
        try {
            ready.await();
            return resources * 1e9 / (System.nanoTime() - begin);
        } finally {
            scheduler.stop();
        }
    }

    /** Copies the rows of resources that became ready, as if they were new; gives what their progress looks like. */
    private static String copied(String url) {
        Store.execute(url, "create schema bare");
        for (String table : TABLES) {
            Store.execute(
                    url,
                    "create table bare." + table + " (like resource_broker." + table
                            + " including all excluding generated)");
            Store.execute(url, "grant all on bare." + table + " to host");
        }
        Store.execute(url, "grant usage on schema bare to host");
        Store.execute(url, "insert into bare.provisioning select * from resource_broker.provisioning");
        Store.execute(url, "insert into bare.resources select * from resource_broker.resources");
        Store.execute(url, "update bare.resources set connection_details = null, connection_seq = 0");
        Store.execute(
                url,
                "insert into bare.scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)"
                        + " select 'bare', org_id || '/' || resource_id, now(), false, 1, 0 from bare.provisioning");
        for (String table : TABLES) {
            Store.execute(url, "vacuum analyze bare." + table);
        }
        return text(url, "select progress from bare.provisioning limit 1");
    }

    private static String text(String url, String sql) {
        try (Connection connection = Store.superuser(url);
                PreparedStatement statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Row(String org, UUID id) {}

    private boolean run(Row row, String progress) {
        long runsOfEach = Math.max(1, Math.round(profile.executions()));
        int number = runs.merge(row.id().toString(), 1, Integer::sum);
        transaction(connection -> execute(connection, CLAIM, System.currentTimeMillis(), row.org(), row.id()));
        if (number == 1) {
            for (int i = 0; i < Math.round(profile.progress()); i++) {
                int write = i;
                transaction(connection -> write(connection, row, progress, write));
            }
        }
        return number == runsOfEach;
    }

    private void write(Connection connection, Row row, String progress, int i) throws SQLException {
        execute(connection, PROGRESS, i == 0 ? "PROVISIONING" : "READY", progress, row.org(), row.id());
        if (i < Math.round(profile.newVersions())) {
            execute(connection, VERSION, row.org(), row.id());
        }
        if (i < Math.round(profile.versions())) {
            execute(connection, ISSUED, DETAILS, "role-" + row.id(), row.org(), row.id());
        }
        if (i < Math.round(profile.resources())) {
            execute(connection, SHOWN, DETAILS, row.org(), row.id());
        }
    }

    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private void transaction(Work work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work.in(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
