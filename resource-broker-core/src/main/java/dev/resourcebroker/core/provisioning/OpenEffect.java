package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/**
 * An effect whose outcome isn't on record yet.
 *
 * @param effect what was sent, or is about to be
 * @param number counts the effects of a resource
 * @param tries how often it was armed
 * @param deadline when the last try's call must have left
 * @param inDoubt whether an earlier try may have been done
 * @param refusedAt the version of the wish for which it was refused for good, to be believed once a look doesn't find it;
 *     0 for none
 */
record OpenEffect(Effect effect, long number, int tries, Instant deadline, boolean inDoubt, long refusedAt) {
    OpenEffect again(Instant until) {
        return new OpenEffect(effect, number, tries + 1, until, true, 0);
    }

    OpenEffect doubted() {
        return new OpenEffect(effect, number, tries, deadline, true, refusedAt);
    }

    OpenEffect refused(long wish) {
        return new OpenEffect(effect, number, tries, deadline, inDoubt, wish);
    }

    boolean isRefused() {
        return refusedAt > 0;
    }

    boolean is(EffectKind kind) {
        return effect.kind() == kind;
    }
}
