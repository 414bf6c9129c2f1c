package dev.resourcebroker.cluster;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a re-injection. Run again, it does what is missing.
 *
 * @param namespaces how many namespaces are as they should be
 * @param written workloads for which something was written to the cluster
 * @param unchanged workloads that had everything already
 * @param problems what is not as it should be, a thousand at most
 * @param moreProblems how many are not listed
 * @param took how long it took
 */
public record ReinjectReport(
        long namespaces, long written, long unchanged, List<Problem> problems, long moreProblems, Duration took) {
    /** Copies the list. */
    public ReinjectReport {
        problems = List.copyOf(problems);
    }

    /**
     * Whether everything is as it should be.
     *
     * @return true without problems
     */
    public boolean complete() {
        return problems.isEmpty();
    }

    /**
     * Something that is not as it should be.
     *
     * @param namespace where
     * @param workload of which workload; of the whole namespace when empty
     * @param code CONFLICT for a namespace with another UID than was registered; else what went wrong
     * @param message in words
     */
    public record Problem(ClusterNamespace namespace, Optional<Workload> workload, ErrorCode code, String message) {}
}
