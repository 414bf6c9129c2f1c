package dev.resourcebroker.core.audit;

/** What is recorded. The wire names are part of what MACs cover and never change; {@code docs/audit.md} explains them. */
public enum Operation {
    /** A resource was created. */
    RESOURCE_CREATE("resource.create"),
    /** The labels of a resource were replaced. */
    RESOURCE_LABEL("resource.label"),
    /** A resource has a new connection version. */
    RESOURCE_REPLACE("resource.replace"),
    /** The connection of a resource is tried. */
    RESOURCE_VERIFY("resource.verify"),
    /** A resource was deleted. */
    RESOURCE_DELETE("resource.delete"),
    /** A resource was bound to a workload. */
    BINDING_CREATE("binding.create"),
    /** A binding was removed. */
    BINDING_DELETE("binding.delete"),
    /** What a binding gives is read. */
    BINDING_RESOLVE("binding.resolve"),
    /** What a workload would receive is read. */
    WORKLOAD_PLAN("workload.plan"),
    /** What is bound to a workload is delivered to a target. */
    INJECTION_CREATE("injection.create"),
    /** What a target was given before is delivered again. */
    INJECTION_REPEAT("injection.repeat"),
    /** A workload was seen running with what was delivered. */
    INJECTION_OBSERVE("injection.observe"),
    /** The record of a delivery was ended. */
    INJECTION_END("injection.end"),
    /** Records of deliveries that ended long ago were forgotten. */
    INJECTION_FORGET("injection.forget"),
    /** A target is gone for good. */
    TARGET_RETIRE("target.retire"),
    /** Every binding of every organisation is read. */
    PLATFORM_RESOLVE("platform.resolve"),
    /** Keysets are wrapped anew. */
    KEYS_REWRAP("keys.rewrap"),
    /** The keyset of an organisation gets a new key. */
    KEYSET_ROTATE("keyset.rotate"),
    /** The keyset of an organisation is destroyed. */
    KEYSET_DESTROY("keyset.destroy");

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The stable name.
     *
     * @return the name that entries carry
     */
    public String wireName() {
        return wireName;
    }
}
