package dev.resourcebroker.kubernetes;

import java.util.Locale;

/**
 * An object in a cluster that holds a pod template.
 *
 * @param namespace where it lies
 * @param kind what it is
 * @param name what it is called there
 */
public record WorkloadRef(String namespace, WorkloadKind kind, String name) {
    /** Checks the names. */
    public WorkloadRef {
        Names.namespace(namespace);
        Names.object("name", name);
    }

    /**
     * A Deployment.
     *
     * @param namespace where it lies
     * @param name what it is called there
     * @return the reference
     */
    public static WorkloadRef deployment(String namespace, String name) {
        return new WorkloadRef(namespace, WorkloadKind.DEPLOYMENT, name);
    }

    String path() {
        return namespace + "/" + kind.kind().toLowerCase(Locale.ROOT) + "/" + name;
    }

    @Override
    public String toString() {
        return kind.kind() + " " + namespace + "/" + name;
    }
}
