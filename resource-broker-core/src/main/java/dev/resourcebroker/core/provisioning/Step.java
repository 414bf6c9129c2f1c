package dev.resourcebroker.core.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a worker does next. After a saving or a sending it claims the row and looks again. */
sealed interface Step {
    /**
     * Save the row, commit, then send its open effect.
     *
     * @param armed the row with the effect on record
     * @param guard what must hold for that
     */
    record Send(Row armed, Guard guard) implements Step {}

    /**
     * Save the row: something was learned or concluded.
     *
     * @param saved the row
     * @param guard what must hold for that
     * @param then when there is nothing to do after that for now, how long
     */
    record Save(Row saved, Guard guard, @Nullable Wait then) implements Step {
        Save(Row saved, Guard guard) {
            this(saved, guard, null);
        }
    }

    /**
     * Nothing to do for now. A changed wish or injection ends the wait.
     *
     * @param until when to look again
     * @param rests whether nothing more is to be done about the wish, or can be
     */
    record Wait(Instant until, boolean rests) implements Step {
        static Wait pausing(Instant until) {
            return new Wait(until, false);
        }
    }
}
