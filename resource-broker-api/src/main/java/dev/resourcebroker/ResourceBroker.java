package dev.resourcebroker;

/**
 * What tenant-facing code holds. It speaks for one organisation at a time and can't reach what belongs to the operator
 * of the platform. Thread-safe.
 */
public interface ResourceBroker {
    /**
     * The same broker, recording this actor with everything that it changes.
     *
     * @param actor who acts
     * @return a handle for that actor
     */
    ResourceBroker as(Actor actor);

    /**
     * A handle that can only speak for this organisation. An organisation needs no registration.
     *
     * @param org whose resources
     * @return a handle for that organisation
     */
    OrgBroker org(OrgId org);
}
