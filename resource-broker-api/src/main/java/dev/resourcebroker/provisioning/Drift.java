package dev.resourcebroker.provisioning;

import java.util.List;

/** What was changed or removed at a vendor behind the broker's back. Holds no secret. */
public sealed interface Drift {
    /**
     * The resource isn't as it was specified.
     *
     * @param vendorId the vendor's id of it
     * @param differences in which parameters, by name; empty when the vendor doesn't tell, or it is in something else
     */
    record Changed(String vendorId, List<Difference> differences) implements Drift {
        /** Copies the list. */
        public Changed {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A parameter that isn't as it is on record.
     *
     * @param parameter its name
     * @param recorded what is on record
     * @param actual what the vendor has
     */
    record Difference(String parameter, String recorded, String actual) {}

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
