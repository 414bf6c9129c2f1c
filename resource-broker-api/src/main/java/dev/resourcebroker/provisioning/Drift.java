package dev.resourcebroker.provisioning;

/** What was changed or removed at a vendor behind the broker's back. Holds no secret. */
public sealed interface Drift {
    /**
     * The resource isn't as it was specified. A look tells that, and not in what.
     *
     * @param vendorId the vendor's id of it
     */
    record Changed(String vendorId) implements Drift {}

    /**
     * The resource was deleted.
     *
     * @param vendorId the vendor's id of it
     * @param isRecoverable whether it is in the vendor's bin, and can be taken out again
     */
    record Removed(String vendorId, boolean isRecoverable) implements Drift {}

    /**
     * A credential that was usable was revoked.
     *
     * @param version its version
     * @param vendorId the vendor's id of it
     */
    record CredentialRemoved(long version, String vendorId) implements Drift {}

    /**
     * There is a credential of the resource that isn't on record: somebody made it, or a request that came late.
     *
     * @param vendorId the vendor's id of it
     */
    record CredentialAdded(String vendorId) implements Drift {}

    /**
     * There is a second resource with the mark of this one, and no credential on it: somebody copied it, or a request came
     * late.
     *
     * @param vendorId the vendor's id of it
     */
    record Doubled(String vendorId) implements Drift {}
}
