package dev.resourcebroker.audit;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.resource.ResourceId;
import java.util.OptionalLong;

/**
 * What an entry is about.
 *
 * @param kind what sort of thing: {@code resource}, {@code binding}, {@code workload}, {@code injection},
 *     {@code credential}, {@code target}, {@code org}, {@code cluster},
 *     {@code namespace}, {@code namespace_uid}, {@code account} or {@code environment}; more may come
 * @param id its id; of a workload {@code name/environment}
 * @param connectionVersion of a resource, the number of the connection version concerned, when one is
 */
public record AuditSubject(String kind, String id, OptionalLong connectionVersion) {
    private static final int LONGEST_KIND = 63;
    private static final int LONGEST_ID = 255;

    /** Checks the lengths. */
    public AuditSubject {
        if (kind.isEmpty() || kind.length() > LONGEST_KIND) {
            throw PermanentBrokerException.invalid("subject kind", "must have 1 to " + LONGEST_KIND + " characters");
        }
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw PermanentBrokerException.invalid("subject id", "must have 1 to " + LONGEST_ID + " characters");
        }
    }

    /**
     * A resource, whichever its connection version.
     *
     * @param id the resource
     * @return the subject
     */
    public static AuditSubject of(ResourceId id) {
        return new AuditSubject("resource", id.toString(), OptionalLong.empty());
    }

    /**
     * One connection version of a resource.
     *
     * @param id the resource
     * @param version the version's number
     * @return the subject
     */
    public static AuditSubject of(ResourceId id, long version) {
        return new AuditSubject("resource", id.toString(), OptionalLong.of(version));
    }

    /**
     * A binding.
     *
     * @param id the binding
     * @return the subject
     */
    public static AuditSubject of(BindingId id) {
        return new AuditSubject("binding", id.toString(), OptionalLong.empty());
    }

    /**
     * A workload.
     *
     * @param workload the workload
     * @return the subject
     */
    public static AuditSubject of(Workload workload) {
        return new AuditSubject("workload", workload.name() + "/" + workload.environment(), OptionalLong.empty());
    }

    /**
     * The record of a delivery.
     *
     * @param id the record
     * @return the subject
     */
    public static AuditSubject of(InjectionId id) {
        return new AuditSubject("injection", id.toString(), OptionalLong.empty());
    }

    /**
     * An organisation, where the platform does something to it.
     *
     * @param org the organisation
     * @return the subject
     */
    public static AuditSubject of(OrgId org) {
        return new AuditSubject("org", org.value(), OptionalLong.empty());
    }

    /**
     * The credential that an organisation brought for a vendor.
     *
     * @param provider whose vendor
     * @return the subject
     */
    public static AuditSubject credential(ProviderId provider) {
        return new AuditSubject("credential", provider.value(), OptionalLong.empty());
    }

    /**
     * A Kubernetes cluster.
     *
     * @param cluster the cluster
     * @return the subject
     */
    public static AuditSubject of(ClusterId cluster) {
        return new AuditSubject("cluster", cluster.value(), OptionalLong.empty());
    }

    /**
     * A namespace of a Kubernetes cluster.
     *
     * @param namespace the namespace
     * @return the subject
     */
    public static AuditSubject of(ClusterNamespace namespace) {
        return new AuditSubject("namespace", namespace.toString(), OptionalLong.empty());
    }

    /**
     * A service account, by its name alone: its namespace is another subject.
     *
     * @param account the service account
     * @return the subject
     */
    public static AuditSubject of(ServiceAccount account) {
        return new AuditSubject("account", account.name(), OptionalLong.empty());
    }

    /**
     * An environment of an organisation.
     *
     * @param name its name
     * @return the subject
     */
    public static AuditSubject environment(String name) {
        return new AuditSubject("environment", name, OptionalLong.empty());
    }

    /**
     * The UID of a namespace.
     *
     * @param uid the UID, as the cluster gave it
     * @return the subject
     */
    public static AuditSubject namespaceUid(String uid) {
        return new AuditSubject("namespace_uid", uid, OptionalLong.empty());
    }

    /**
     * A target instance.
     *
     * @param target as its injector named it
     * @return the subject
     */
    public static AuditSubject target(String target) {
        return new AuditSubject("target", target, OptionalLong.empty());
    }

    @Override
    public String toString() {
        return kind + ":" + id + (connectionVersion.isPresent() ? "@" + connectionVersion.getAsLong() : "");
    }
}
