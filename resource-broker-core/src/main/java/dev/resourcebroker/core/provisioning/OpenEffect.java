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
 */
record OpenEffect(Effect effect, long number, int tries, Instant deadline, boolean inDoubt) {
    OpenEffect again(Instant until) {
        return new OpenEffect(effect, number, tries + 1, until, true);
    }

    OpenEffect doubted() {
        return new OpenEffect(effect, number, tries, deadline, true);
    }

    boolean is(EffectKind kind) {
        return effect.kind() == kind;
    }
}
