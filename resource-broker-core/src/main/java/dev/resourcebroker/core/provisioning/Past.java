package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.store.RestorePoints;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Source;
import java.util.Optional;

/**
 * What of the past an effect is about.
 *
 * @param restored to what a resource itself is brought back
 * @param source of what a resource is made
 */
record Past(Optional<RestorePoint> restored, Optional<Source> source) {
    static final Past NONE = new Past(Optional.empty(), Optional.empty());

    static Past of(StoredProvisioning.Rest rest) {
        return new Past(
                rest.restorePoint().map(RestorePoints::read),
                rest.original().map(of -> new Source(of.vendorId(), RestorePoints.read(of.point()))));
    }
}
