package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Look.Seen;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does next with a resource: a pure function of what is on record, what a look saw, and the time. The
 * worker claims the row, looks, asks here, does that one thing, and begins anew.
 */
final class Decision {
    private static final int MOST_SAVES = 20;

    private final Setup setup;

    Decision(Setup setup) {
        this.setup = setup;
    }

    /**
     * The fence of a worker that claims a row now. It is above every earlier one, also above those that a restored
     * database has forgotten, as long as restoring takes longer than claims are apart.
     */
    static long claim(Rules rules, long fence, Instant now) {
        return rules.hold(Rule.FENCE_ABOVE_RESTORED) ? Math.max(fence + 1, now.toEpochMilli()) : fence + 1;
    }

    /** What is next. What follows from one look is saved together. */
    Step next(Row row, Observation observation, Instant now) {
        Row reached = row;
        @Nullable Guard guard = null;
        for (int saves = 0; saves < MOST_SAVES; saves++) {
            Step step = one(reached, observation, now);
            if (!(step instanceof Step.Save save)) {
                return guard == null ? step : together(reached, guard, step);
            }
            reached = save.saved();
            guard = guard == null ? save.guard() : guard.and(save.guard());
        }
        return new Step.Save(reached, Objects.requireNonNull(guard));
    }

    private static Step together(Row reached, Guard guard, Step last) {
        return last instanceof Step.Send send
                ? new Step.Send(send.armed(), guard.and(send.guard()))
                : new Step.Save(reached, guard, (Step.Wait) last);
    }

    private Step one(Row row, Observation observation, Instant now) {
        if (row.progress().phase() == Phase.DELETED) {
            return Step.Wait.pausing(Instant.MAX);
        }
        if (observation.look() instanceof Seen seen) {
            return next(new View(setup, row, seen, observation.began(), now));
        }
        String account = row.progress().place().account();
        return account == null || setup.rules().hold(Rule.DENIED_IS_NOT_ABSENCE)
                ? Step.Wait.pausing(now.plus(setup.pace().retry()))
                : next(new View(setup, row, new Seen(account, List.of(), List.of()), observation.began(), now));
    }

    private static Step next(View view) {
        if (view.isElsewhere()) {
            return view.waitFor(view.setup().pace().retry());
        }
        return Restored.judge(view)
                .or(() -> Findings.judge(view))
                .or(() -> Credentials.learn(view))
                .orElseGet(() -> view.wish().present() ? Presence.next(view) : Removal.next(view));
    }
}
