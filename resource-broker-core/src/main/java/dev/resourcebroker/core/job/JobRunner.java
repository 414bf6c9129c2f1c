package dev.resourcebroker.core.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Does durable work in threads of its own until it is closed. Thread-safe. */
public final class JobRunner implements AutoCloseable {
    // The scheduler wants four heartbeats at least before it takes somebody for dead.
    private static final int MISSED_HEARTBEATS = 4;
    private static final double LOW = 0.5;
    private static final double HIGH = 1.0;

    private final Scheduler scheduler;

    private JobRunner(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Where work is recorded.
     *
     * @param dataSource leads to the meta-database, across organisations
     * @param schema the schema of all our tables
     * @param postgresql whether that is PostgreSQL
     */
    public record Place(DataSource dataSource, String schema, boolean postgresql) {
        // Said, because detecting it warns about every database that the scheduler has no dialect for, H2 among them.
        private JdbcCustomization dialect() {
            return postgresql ? new PostgreSqlJdbcCustomization(false, false) : new DefaultJdbcCustomization(false);
        }

        private SchedulerBuilder polling(SchedulerBuilder builder) {
            return postgresql ? builder.pollUsingLockAndFetch(LOW, HIGH) : builder.pollUsingFetch(LOW, HIGH);
        }
    }

    /**
     * How much work this process does, and how it shares it with others.
     *
     * @param workers how many threads, at least 1
     * @param poll how often to look for work that nobody told this process of
     * @param takeOver after what time without a sign of life a process's work is given to another
     * @param shutdown how long running work may take to end
     */
    public record Pace(int workers, Duration poll, Duration takeOver, Duration shutdown) {}

    /**
     * The work.
     *
     * @param recurring what comes back by itself
     * @param keyed what there is for each of many keys
     */
    public record Jobs(List<RecurringJob> recurring, List<KeyedJob> keyed) {}

    /**
     * Starts doing work.
     *
     * @param place where work is recorded
     * @param pace how much of it this process does
     * @param jobs the work
     * @param clock tells what is due
     * @return the running threads
     */
    public static JobRunner start(Place place, Pace pace, Jobs jobs, Clock clock) {
        SchedulerBuilder builder = Scheduler.create(place.dataSource(), keyed(jobs.keyed(), clock))
                .tableName('"' + place.schema() + "\".scheduled_tasks")
                .startTasks(jobs.recurring().stream().map(JobRunner::recurring).toList())
                .threads(pace.workers())
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.takeOver().dividedBy(MISSED_HEARTBEATS))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .commitWhenAutocommitDisabled(true)
                .jdbcCustomization(place.dialect())
                .shutdownMaxWait(pace.shutdown())
                .clock(clock::instant);
        Scheduler scheduler = place.polling(builder).build();
        scheduler.start();
        return new JobRunner(scheduler);
    }

    private static List<Task<?>> keyed(List<KeyedJob> jobs, Clock clock) {
        return jobs.stream()
                .flatMap(job -> Stream.<Task<?>>of(KeyedTasks.working(job), KeyedTasks.waking(job, clock)))
                .toList();
    }

    private static RecurringTask<Void> recurring(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause()))
                .execute((instance, context) -> job.work().run());
    }

    /** Looks for work now: somebody in this process just made some. */
    public void nudge() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Lets running work end, as long as it may take, and ends every thread. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
