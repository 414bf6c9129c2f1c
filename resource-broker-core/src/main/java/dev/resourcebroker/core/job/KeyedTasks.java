package dev.resourcebroker.core.job;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keyed work as tasks of the scheduler. */
final class KeyedTasks {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration WHILE_BUSY = Duration.ofMillis(200);

    private KeyedTasks() {}

    static Task<Void> working(KeyedJob job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> then(job.work().run(instance.getId(), lease(context))));
    }

    private static Lease lease(ExecutionContext context) {
        return () -> !context.getCurrentlyExecuting().getHeartbeatState().hasStaleHeartbeat();
    }

    private static CompletionHandler<Void> then(Optional<Instant> next) {
        return (complete, operations) -> {
            if (next.isPresent()) {
                operations.reschedule(complete, next.get());
            } else {
                operations.remove();
            }
        };
    }

    /** Moves the work of the key before the last slash forward; while that is being done, waits for its end. */
    static Task<Void> waking(KeyedJob job, Clock clock) {
        return Tasks.custom(job.waking(), Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> then(wake(job, instance, context, clock)));
    }

    private static Optional<Instant> wake(
            KeyedJob job, TaskInstance<Void> instance, ExecutionContext context, Clock clock) {
        String key = instance.getId().substring(0, instance.getId().lastIndexOf('/'));
        try {
            context.getSchedulerClient().reschedule(TaskInstanceId.of(job.name(), key), clock.instant());
            return Optional.empty();
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return Optional.of(clock.instant().plus(WHILE_BUSY));
        } catch (TaskInstanceNotFoundException e) {
            return Optional.empty();
        }
    }
}
