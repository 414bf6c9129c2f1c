package dev.resourcebroker.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Work that there is once for each key is done, whatever happens to who does it. */
@ParameterizedClass
@EnumSource(Database.class)
class KeyedWorkTest {
    private static final String FREE = "false, null, null";
    private static final String DEAD = "true, 'dead', current_timestamp - interval '1' hour";

    private final Database database;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private TestBroker broker;
    private JobRunner runner;

    KeyedWorkTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void migrate() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
    }

    @AfterEach
    void stop() {
        runner.close();
        broker.close();
    }

    private void start(KeyedJob.Work work) {
        JobRunner.Place place = new JobRunner.Place(broker.pool, "resource_broker", database == Database.POSTGRESQL);
        Duration takeOver = Duration.ofMillis(400);
        JobRunner.Pace pace = new JobRunner.Pace(2, Duration.ofMillis(20), takeOver, Duration.ofSeconds(5));
        runner = JobRunner.start(
                place, pace, new JobRunner.Jobs(List.of(), List.of(new KeyedJob("work", "wake", work))), new Ahead());
    }

    private final class Ahead extends Clock {
        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private void insert(String task, String instance, String picked) {
        Database.execute(
                broker.pool,
                "insert into \"resource_broker\".scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " picked_by, last_heartbeat, consecutive_failures, version, priority) values ('" + task
                        + "', '"
                        + instance + "', current_timestamp, " + picked + ", 0, 1, 0)");
    }

    private boolean holds(String condition) {
        try (Connection connection = broker.pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select 1 from \"resource_broker\".scheduled_tasks where " + condition)) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static Optional<Instant> later() {
        return Optional.of(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void a_wake_while_the_work_runs_is_not_lost() {
        CountDownLatch release = new CountDownLatch(1);
        start((key, lease) -> {
            assertThat(key).isEqualTo("acme/1");
            if (runs.incrementAndGet() == 1) {
                await(release);
            }
            return later();
        });
        insert("work", "acme/1", FREE);
        until(() -> runs.get() == 1);
        insert("wake", "acme/1/reason", FREE);
        // Looked at, found busy, and put off.
        until(() -> holds("task_name = 'wake' and version > 2"));
        assertThat(runs).hasValue(1);
        release.countDown();
        until(() -> runs.get() == 2);
        until(() -> !holds("task_name = 'wake'"));
    }

    private static void await(CountDownLatch release) {
        try {
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_wake_at_rest_moves_the_work_forward_and_one_for_nothing_ends() {
        start((key, lease) -> {
            runs.incrementAndGet();
            return later();
        });
        insert("work", "acme/1", FREE);
        until(() -> holds("task_name = 'work' and picked = false and execution_time > current_timestamp"));
        insert("wake", "acme/1/reason", FREE);
        insert("wake", "acme/2/reason", FREE);
        until(() -> runs.get() == 2);
        until(() -> !holds("task_name = 'wake'"));
    }

    @Test
    void the_work_of_a_process_that_died_is_taken_over() {
        start((key, lease) -> {
            assertThat(lease.isHeld()).isTrue();
            runs.incrementAndGet();
            return Optional.empty();
        });
        insert("work", "acme/1", DEAD);
        until(() -> runs.get() == 1);
        until(() -> !holds("task_name = 'work'"));
    }

    @Test
    void work_that_throws_comes_back() {
        start((key, lease) -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("for the test");
            }
            return Optional.empty();
        });
        insert("work", "acme/1", FREE);
        until(() -> holds("task_name = 'work' and consecutive_failures = 1"));
        assertThat(runs).hasValue(1);
        ahead.set(Duration.ofSeconds(6));
        until(() -> runs.get() == 2);
        until(() -> !holds("task_name = 'work'"));
    }
}
