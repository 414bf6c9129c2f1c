package dev.resourcebroker.cluster;

import dev.resourcebroker.internal.Check;
import java.util.regex.Pattern;

/**
 * A service account of a namespace: who a pod is, to the broker.
 *
 * @param namespace the namespace
 * @param name the account's name, a DNS subdomain
 */
public record ServiceAccount(ClusterNamespace namespace, String name) {
    private static final int LONGEST = 253;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    /** Checks the name. */
    public ServiceAccount {
        Check.name("service account", name, LONGEST, SHAPE, "lower-case letters, digits and inner hyphens and dots");
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
