package dev.resourcebroker.core.audit;

import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.StoredConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be recorded.
 *
 * @param operation what was done
 * @param subjects to what
 */
public record Act(Operation operation, List<AuditSubject> subjects) {
    /** Copies the list. */
    public Act {
        subjects = List.copyOf(subjects);
    }

    /**
     * An act on some subjects.
     *
     * @param operation what was done
     * @param subjects to what
     * @return the act
     */
    public static Act of(Operation operation, AuditSubject... subjects) {
        return new Act(operation, List.of(subjects));
    }

    /**
     * An act that gives a workload connections.
     *
     * @param operation what was done
     * @param workload the workload
     * @param connections the connections
     * @return the act
     */
    public static Act giving(Operation operation, Workload workload, List<StoredConnection> connections) {
        List<AuditSubject> subjects = new ArrayList<>();
        subjects.add(AuditSubject.of(workload));
        for (StoredConnection connection : connections) {
            subjects.add(AuditSubject.of(connection.binding()));
            subjects.add(AuditSubject.of(connection.resource(), connection.seq()));
        }
        return new Act(operation, subjects);
    }

    /**
     * The same act, with more subjects.
     *
     * @param more the other subjects
     * @return a new act
     */
    public Act and(AuditSubject... more) {
        List<AuditSubject> all = new ArrayList<>(subjects);
        all.addAll(List.of(more));
        return new Act(operation, all);
    }
}
