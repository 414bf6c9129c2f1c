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
    /** A vendor is to change a resource. */
    RESOURCE_UPDATE("resource.update"),
    /** A resource is to have a new credential. */
    RESOURCE_ROTATE("resource.rotate"),
    /** A resource is to be brought back to what it was. */
    RESOURCE_RESTORE("resource.restore"),
    /** What a deletion of a resource does was changed. */
    RESOURCE_PROTECT("resource.protect"),
    /** The deletion of a resource was taken back. */
    RESOURCE_UNDELETE("resource.undelete"),
    /** A resource was given up without calling its vendor. */
    RESOURCE_FORGET("resource.forget"),
    /** What was refused or lost for a resource is to be tried again. */
    RESOURCE_RETRY("resource.retry"),
    /** The credentials of a deleted resource are read that stays with its vendor. */
    RESOURCE_RETAINED("resource.retained"),
    /** An operator let work go on after a restore of the meta-database. */
    RESOURCE_RESUME("resource.resume"),
    /** An operator said that everything was injected again since. */
    RESOURCE_REINJECT("resource.reinject"),
    /** An operator has a vendor delete what a sweep found. */
    RESOURCE_CLEAN("resource.clean"),
    /** An operator took on record what a sweep found. */
    RESOURCE_ADOPT("resource.adopt"),
    /** A vendor is called to make a resource. */
    VENDOR_CREATE("vendor.create"),
    /** A vendor is called to change a resource. */
    VENDOR_UPDATE("vendor.update"),
    /** A vendor is called to issue a credential. */
    VENDOR_ISSUE("vendor.issue"),
    /** A vendor is called to revoke a credential. */
    VENDOR_REVOKE("vendor.revoke"),
    /** A vendor is called to delete a resource. */
    VENDOR_DELETE("vendor.delete"),
    /** A vendor is called to take a deletion back. */
    VENDOR_UNDELETE("vendor.undelete"),
    /** A vendor is called to take a snapshot. */
    VENDOR_SNAPSHOT("vendor.snapshot"),
    /** A vendor is called to bring a resource back to what it was. */
    VENDOR_RESTORE("vendor.restore"),
    /** A resource was deleted. */
    RESOURCE_DELETE("resource.delete"),
    /** An organisation brought a credential for a vendor, or replaced it. */
    CREDENTIAL_PUT("credential.put"),
    /** The credential that an organisation brought for a vendor was forgotten. */
    CREDENTIAL_REMOVE("credential.remove"),
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
    /** The host said that a workload runs with what was delivered. */
    INJECTION_ACKNOWLEDGE("injection.acknowledge"),
    /** The record of a delivery was ended. */
    INJECTION_END("injection.end"),
    /** Records of deliveries that ended long ago were forgotten. */
    INJECTION_FORGET("injection.forget"),
    /** A target is gone for good. */
    TARGET_RETIRE("target.retire"),
    /** A namespace of a cluster was registered for an organisation. */
    NAMESPACE_REGISTER("namespace.register"),
    /** A registered namespace is another one from now on. */
    NAMESPACE_RECREATE("namespace.recreate"),
    /** A namespace isn't an organisation's any more. */
    NAMESPACE_UNREGISTER("namespace.unregister"),
    /** A service account is a workload from now on. */
    ACCOUNT_ASSIGN("account.assign"),
    /** A service account is no workload any more. */
    ACCOUNT_UNASSIGN("account.unassign"),
    /** Everything is injected into a cluster. */
    CLUSTER_REINJECT("cluster.reinject"),
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
