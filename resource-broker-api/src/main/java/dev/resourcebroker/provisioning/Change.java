package dev.resourcebroker.provisioning;

import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A change that can be previewed: the arguments of the call that would make it. Immutable. */
public sealed interface Change {
    /**
     * {@link dev.resourcebroker.OrgBroker#create}.
     *
     * @param request kind, name and content
     */
    record Create(ResourceRequest request) implements Change {}

    /**
     * {@link OrgProvisioning#update}.
     *
     * @param id the resource
     * @param rowVersion the version that the caller read
     * @param parameters new values by name
     */
    record Update(ResourceId id, long rowVersion, Map<String, String> parameters) implements Change {
        /** Copies the map. */
        public Update {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * {@link OrgProvisioning#rotate}.
     *
     * @param id the resource
     * @param patience how long workloads have to move; empty for as long as they take
     */
    record Rotate(ResourceId id, Optional<Duration> patience) implements Change {
        /**
         * Without a time after which carriers are cut off.
         *
         * @param id the resource
         */
        public Rotate(ResourceId id) {
            this(id, Optional.empty());
        }
    }

    /**
     * {@link OrgProvisioning#restore}.
     *
     * @param id the resource
     * @param point to what
     */
    record Restore(ResourceId id, RestorePoint point) implements Change {}

    /**
     * {@link OrgProvisioning#protect}.
     *
     * @param id the resource
     * @param policy what a deletion does at the vendor
     * @param isProtected whether deletions are refused
     */
    record Protect(ResourceId id, DeletionPolicy policy, boolean isProtected) implements Change {}

    /**
     * {@link dev.resourcebroker.OrgBroker#delete}.
     *
     * @param id the resource, of any kind
     */
    record Delete(ResourceId id) implements Change {}

    /**
     * {@link OrgProvisioning#undelete}.
     *
     * @param id the resource
     */
    record Undelete(ResourceId id) implements Change {}

    /**
     * {@link OrgProvisioning#forget}.
     *
     * @param id the resource
     */
    record Forget(ResourceId id) implements Change {}

    /**
     * {@link OrgProvisioning#retry}.
     *
     * @param id the resource
     */
    record Retry(ResourceId id) implements Change {}
}
