package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.RestorePoints;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.StoredOriginal;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.resource.ManagedIntegration.Original;
import dev.resourcebroker.resource.Phase;
import java.util.Optional;
import java.util.UUID;

/**
 * Making a resource of what another one was.
 *
 * @param offering what is made
 * @param original of which other one
 */
record Copying(Offering offering, Optional<Original> original) {
    /** Refuses what the offering can't do. */
    void check() {
        if (original.isPresent() && !offering.does(Extra.CREATE_FROM)) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED, offering.id() + " makes nothing of what another resource was");
        }
    }

    /** The other one as it is on record, if this can be made of it with this credential. */
    Optional<StoredOriginal> of(TenantTransaction rows, Caller caller, Optional<UUID> credential) {
        return original.map(of -> {
            StoredProvisioning there = rows.provisioning()
                    .find(of.resource())
                    .filter(found -> found.progress().phase() != Phase.DELETED)
                    .orElseThrow(() -> NotFound.resource(caller.org(), of.resource()));
            checkFits(there, credential);
            return new StoredOriginal(of.resource(), vendorId(there), RestorePoints.write(of.point()));
        });
    }

    private void checkFits(StoredProvisioning there, Optional<UUID> credential) {
        if (!there.specification().offering().equals(offering.id())) {
            throw PermanentBrokerException.invalid(
                    "original", "is of offering " + there.specification().offering() + ", not of " + offering.id());
        }
        StoredProvisioning.Paying paying = there.rest().paying();
        if (paying.ofOrg() != credential.isPresent()
                || !paying.brought().map(StoredBrought::id).equals(credential)) {
            throw PermanentBrokerException.invalid(
                    "original", "was made with another credential than this would be, so it may be out of its reach");
        }
    }

    private static String vendorId(StoredProvisioning there) {
        String id = there.rest().shown().vendorId();
        if (id == null) {
            throw new TransientBrokerException(
                    ErrorCode.NOT_READY, "resource " + there.resource() + " isn't made yet, so nothing is of it", null);
        }
        return id;
    }

    /** Whether something is made of the same. */
    boolean isOf(Optional<StoredOriginal> stored) {
        return original.map(Copying::text).equals(stored.map(of -> of.resource() + " " + of.point()));
    }

    private static String text(Original of) {
        return of.resource() + " " + RestorePoints.write(of.point());
    }
}
