package dev.resourcebroker.core.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Does durable work in threads of its own until it is closed. Thread-safe. */
public final class JobRunner implements AutoCloseable {
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final Scheduler scheduler;

    private JobRunner(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Where work is recorded, and how much of it this process does.
     *
     * @param dataSource leads to the meta-database, across organisations
     * @param schema the schema of all our tables
     * @param postgresql whether that is PostgreSQL
     * @param workers how many threads, at least 1
     */
    public record Place(DataSource dataSource, String schema, boolean postgresql, int workers) {
        // Said, because detecting it warns about every database that the scheduler has no dialect for, H2 among them.
        private JdbcCustomization dialect() {
            return postgresql ? new PostgreSqlJdbcCustomization(false, false) : new DefaultJdbcCustomization(false);
        }
    }

    /**
     * Starts doing work.
     *
     * @param place where work is recorded
     * @param jobs the work
     * @param clock tells what is due
     * @return the running threads
     */
    public static JobRunner start(Place place, List<RecurringJob> jobs, Clock clock) {
        Scheduler scheduler = Scheduler.create(place.dataSource())
                .tableName('"' + place.schema() + "\".scheduled_tasks")
                .startTasks(jobs.stream().map(JobRunner::task).toList())
                .threads(place.workers())
                .commitWhenAutocommitDisabled(true)
                .jdbcCustomization(place.dialect())
                .shutdownMaxWait(SHUTDOWN)
                .clock(clock::instant)
                .build();
        scheduler.start();
        return new JobRunner(scheduler);
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause()))
                .execute((instance, context) -> job.work().run());
    }

    /** Lets running work end, for five seconds at most, and ends every thread. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
