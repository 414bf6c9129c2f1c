package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.resource.Made.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * What hinders a resource.
 *
 * @param failures how many attempts in a row came to nothing
 * @param failure the last of them
 */
record Trouble(int failures, Optional<Failure> failure) {
    static final Trouble NONE = new Trouble(0, Optional.empty());

    /** Codes of looks that came to nothing. */
    static final String DENIED = "ACCESS_DENIED";

    static final String UNAVAILABLE = "VENDOR_UNAVAILABLE";

    /** The code of calls whose outcome isn't known. */
    static final String UNKNOWN = "OUTCOME_UNKNOWN";

    /** The code of work that took longer than it may. */
    static final String OVERDUE = "OVERDUE";

    /** The code of a resource that the vendor hasn't got any more. */
    static final String LOST = "LOST";

    /** The code of a resource that was deleted behind our back, and that the vendor keeps still. */
    static final String BINNED = "BINNED";

    /** The code of a resource that was changed behind our back, and is left so. */
    static final String DRIFTED = "DRIFTED";

    /** The code of a resource that is there and can't be used. */
    static final String NEVER_READY = "NEVER_READY";

    /** The code of a restore in place whose outcome no look can tell. */
    static final String RESTORE_UNKNOWN = "RESTORE_UNKNOWN";

    /** The code of a row that was restored from an older backup. */
    static final String RESTORED = "RESTORED";

    static Trouble of(Work work) {
        return new Trouble(work.rest().failures(), work.shown().failure());
    }

    Trouble more(String code, String message, Instant at) {
        return new Trouble(failures + 1, Optional.of(new Failure(code, message, at)));
    }

    /** One attempt more that came to nothing, which tells nothing new. */
    Trouble again() {
        return new Trouble(failures + 1, failure);
    }

    /** Without what a look that succeeded disproves. */
    Trouble afterLook() {
        boolean disproved = failure.filter(
                        last -> last.code().equals(DENIED) || last.code().equals(UNAVAILABLE))
                .isPresent();
        return disproved ? NONE : this;
    }
}
