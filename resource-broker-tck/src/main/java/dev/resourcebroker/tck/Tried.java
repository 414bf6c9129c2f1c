package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.Outcome.NotDone;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a try of an effect.
 *
 * @param outcome its answer
 * @param escaped what it threw instead
 * @param <T> what it gives when done
 */
record Tried<T>(@Nullable Outcome<T> outcome, @Nullable RuntimeException escaped) {
    T value() {
        assertThat(outcome).as("must be done; it threw %s", escaped).isInstanceOf(Done.class);
        return ((Done<T>) Objects.requireNonNull(outcome)).value();
    }

    NotDone<T> refusal(String what) {
        assertThat(outcome)
                .as("%s must be not done; it threw %s", what, escaped)
                .isInstanceOf(NotDone.class);
        return (NotDone<T>) Objects.requireNonNull(outcome);
    }

    boolean isDone() {
        return outcome instanceof Done;
    }

    boolean isNotDone() {
        return outcome instanceof NotDone;
    }

    /** Whether nobody knows. */
    boolean isOpen() {
        return !isDone() && !isNotDone();
    }
}
