package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.resource.Phase;
import java.util.Set;

/** The phase that callers see: the worker's, unless a newer wish waits for it. */
final class ShownPhase {
    private static final Set<Phase> RESTING = Set.of(Phase.READY, Phase.DRIFTED, Phase.FAILED, Phase.QUARANTINED);

    private ShownPhase() {}

    /** Whether nothing goes on in this phase by itself. */
    static boolean isResting(Phase phase) {
        return RESTING.contains(phase);
    }

    /**
     * Derives it.
     *
     * @param row the row
     * @param settled the last version of the wish that the worker has come to rest with
     */
    static Phase of(Row row, long settled) {
        Phase phase = row.progress().phase();
        if (phase == Phase.DELETED || phase == Phase.DELETING) {
            return phase;
        }
        if (!row.progress().standing().is(Standing.State.SOUND)) {
            return Phase.QUARANTINED;
        }
        if (!row.wish().present()) {
            return isResting(phase) && settled >= row.wish().version() ? phase : Phase.DELETION_PENDING;
        }
        boolean waits = phase == Phase.DELETION_PENDING || settled < row.wish().version();
        return waits && (isResting(phase) || phase == Phase.DELETION_PENDING) ? wished(row) : phase;
    }

    private static Phase wished(Row row) {
        if (row.progress().place().id() == null) {
            return Phase.PROVISIONING;
        }
        Counts counts = row.progress().counts();
        if (row.wish().restores() > Math.max(counts.restored(), counts.refused())) {
            return Phase.RESTORING;
        }
        return row.current() < row.wish().leastCredential() ? Phase.ROTATING : Phase.UPDATING;
    }
}
